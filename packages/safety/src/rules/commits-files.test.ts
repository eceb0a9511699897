import type { CommitFilesIntent } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import type { Located } from '../filesystem/locate-path.ts';
import { splitNames } from '../filesystem/parse-path.ts';
import { commitsFiles } from './commits-files.ts';

async function apply(
  changes: Partial<CommitFilesIntent>,
  locate?: (path: string) => Located,
): Promise<readonly string[]> {
  const intent = { kind: 'commit-files', paths: [], all: false, message: 'm', ...changes } as const;
  const inside = (path: string): Located => {
    const names = splitNames(path);
    return { status: 'inside', names, realNames: names };
  };
  const verdicts = await commitsFiles(intent, {
    workspace: '/w',
    policy: {},
    locate: (path) => Promise.resolve((locate ?? inside)(path)),
  });
  return verdicts.map(({ decision, rule }) => `${decision} ${rule}`);
}

describe('commitsFiles', () => {
  it('asks for ordinary files, and for all of them', async () => {
    for (const paths of [['a.ts'], ['-A', 'with space', 'l\nf', 'ü.ts']])
      expect(await apply({ paths })).toEqual(['ask changes-repository']);
    expect(await apply({ all: true })).toEqual(['ask changes-repository']);
  });

  it('denies a commit of nothing in particular', async () => {
    expect(await apply({})).toEqual(['deny path-invalid']);
  });

  it.each([
    ['../x', 'path-outside'],
    ['/etc/passwd', 'path-outside'],
    [':/', 'path-invalid'],
    ['.env', 'secret-file'],
    ['.git/config', 'protected-path'],
  ])('denies all for one that does not fit: %s', async (path, rule) => {
    expect(await apply({ paths: ['a.ts', path], all: true })).toEqual([`deny ${rule}`]);
  });

  it('denies a link by what it leads to', async () => {
    const outside: Located = { status: 'outside', reason: 'It leads out.' };
    expect(await apply({ paths: ['a'] }, () => outside)).toEqual(['deny path-outside']);
    const secret: Located = { status: 'inside', names: ['a'], realNames: ['.env'] };
    expect(await apply({ paths: ['a'] }, () => secret)).toEqual(['deny secret-file']);
  });

  it('asks first for what a person does not see: no mode answers that', async () => {
    for (const change of [{ message: 'fix\u202E' }, { paths: ['a\u200B.ts'] }])
      expect(await apply({ paths: ['a.ts'], ...change })).toEqual([
        'ask hidden-characters',
        'ask changes-repository',
      ]);
  });

  it('says nothing of other intents', async () => {
    const context = { workspace: '/w', policy: {}, locate: () => Promise.reject(new Error('x')) };
    expect(await commitsFiles({ kind: 'read-file', path: '../x' }, context)).toEqual([]);
  });
});
