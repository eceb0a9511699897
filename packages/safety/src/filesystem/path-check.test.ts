import { SelfwareError } from '@selfware/contracts';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { symlink } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../../test/fixtures/code-of.ts';
import { openRoot, type OpenRootPolicy } from './open-root.ts';
import { createPathCheck } from './path-check.ts';
import type { ProbeOptions } from './policy/probe-volume.ts';
import type { Root } from './root.ts';

const bytes = new TextEncoder().encode('x');

describe.each(['descriptors', 'names'] as const)(
  'the policy of a root anchored by %s',
  (anchoring) => {
    let workspace: TemporaryWorkspace;
    const opened: Root[] = [];
    beforeEach(async () => {
      workspace = await createTemporaryWorkspace({
        'src/a': 'a',
        'src/private/key': 'k',
        'docs/readme': 'r',
      });
      await symlink('src', workspace.resolve('alias'));
      await symlink('src/private/key', workspace.resolve('harmless'));
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((root) => root.close()));
      await workspace.remove();
    });
    const open = async (policy: OpenRootPolicy): Promise<Root> => {
      const root = await openRoot(workspace.path, { ...policy, anchoring });
      opened.push(root);
      return root;
    };

    it.each<[string, (root: Root) => Promise<unknown>]>([
      ['readFile', (root) => root.readFile('src/private/key', { maxBytes: 1 })],
      [
        'readFile through a directory link',
        (root) => root.readFile('alias/private/key', { maxBytes: 1 }),
      ],
      ['readFile through a file link', (root) => root.readFile('harmless', { maxBytes: 1 })],
      ['open', (root) => root.open('src/private/key', { mode: 'write' })],
      ['createFile', (root) => root.createFile('src/private/new', bytes)],
      ['appendFile', (root) => root.appendFile('src/private/key', bytes)],
      ['copy from', (root) => root.copy('src/private/key', 'stolen')],
      ['copy to', (root) => root.copy('src/a', 'src/private/b')],
      ['list', (root) => root.list('src/private')],
      ['stat', (root) => root.stat('src/private/key')],
      ['realPath', (root) => root.realPath('harmless')],
      ['makeDirectory', (root) => root.makeDirectory('src/private/x/y')],
      ['remove', (root) => root.remove('src/private/key')],
      ['removeTree', (root) => root.removeTree('src/private')],
      ['removeTree above', (root) => root.removeTree('src')],
      ['rename from', (root) => root.rename('src/private/key', 'stolen')],
      ['rename to', (root) => root.rename('src/a', 'src/private/a')],
      ['rename above', (root) => root.rename('src', 'moved')],
    ])('denies %s what a pattern denies', async (_name, act) => {
      expect(await codeOf(act(await open({ deny: ['private/'] })))).toBe('safety/path-denied');
      expect(await workspace.read('src/private/key')).toBe('k');
    });

    it('denies the names of a directory port, too', async () => {
      const root = await open({ deny: ['*.key'] });
      const port = await root.directory('src');
      expect(await codeOf(port.create('x.key', 0o600))).toBe('safety/path-denied');
      expect(await codeOf(port.rename('a', 'x.key'))).toBe('safety/path-denied');
      expect(await codeOf(port.stat('x.key'))).toBe('safety/path-denied');
      await port.close();
    });

    it('touches only what is allowed, and makes the directories above it', async () => {
      const root = await open({ allow: ['/out/'] });
      await root.makeDirectory('out/deep');
      await root.createFile('out/deep/f', bytes);
      expect(await codeOf(root.readFile('src/a', { maxBytes: 1 }))).toBe('safety/path-denied');
      expect(await codeOf(root.rename('out/deep/f', 'src/f'))).toBe('safety/path-denied');
    });

    it('follows no link at all where links are refused, and still sees and removes them', async () => {
      const root = await open({ links: 'refuse' });
      for (const path of ['alias/a', 'harmless', 'alias/../docs/readme'])
        expect(await codeOf(root.readFile(path, { maxBytes: 1 }))).toBe('safety/path-denied');
      expect((await root.readFile('docs/readme', { maxBytes: 1 })).size).toBe(1);
      expect(await root.stat('alias')).toMatchObject({ kind: 'link' });
      await root.remove('alias');
      expect(await workspace.read('src/a')).toBe('a');
    });

    it('tells which rule denied', async () => {
      const root = await open({ deny: ['private/'] });
      await expect(root.readFile('src/private/key', { maxBytes: 1 })).rejects.toMatchObject({
        details: { rule: 'denied-by-policy' },
      });
    });
  },
);

describe('names that some platform reads as something else', () => {
  const odd = ['f.txt:stream', '12:30.log', 'draft. ', 'LONGNA~1', 'what?', 'a*b', 'x|y', '<x>'];

  it.each(odd)(
    'are those of ordinary files where names are taken as they are: %s',
    async (name) => {
      await using workspace = await createTemporaryWorkspace({ [name]: 'mine' });
      const root = await openRoot(workspace.path, { deny: ['other'], protectedPaths: ['kept'] });
      expect((await root.readFile(name, { maxBytes: 9 })).size).toBe(4);
      expect(await root.list('.')).toMatchObject([{ name }]);
      await root.rename(name, 'plain');
      await root.createFile(name, bytes);
      await root.remove(name);
      await root.close();
    },
  );

  const identify = (): Promise<{ dev: number; ino: number }> => Promise.resolve({ dev: 1, ino: 1 });
  const exact = (path: string): Promise<{ dev: number; ino: number }> =>
    path === '/srv/app' ? identify() : Promise.reject(new Error('nothing'));

  it.each<[string, ProbeOptions, string | undefined]>([
    ['on Windows', { platform: 'win32', identify: exact }, 'safety/path-denied'],
    ['on a volume of Windows', { platform: 'linux', identify }, 'safety/path-denied'],
    ['on another volume of Linux', { platform: 'linux', identify: exact }, undefined],
    ['on macOS', { platform: 'darwin', identify }, undefined],
  ])('are refused where they mean another entry: %s', async (_where, options, code) => {
    const check = await createPathCheck('/srv/app', { protectedPaths: ['kept'] }, options);
    for (const name of odd) {
      const asked = { requested: ['a', name, '.'], real: ['a', name] };
      const behind = { requested: ['link'], real: ['a', name] };
      expect(codeIn(() => check(asked, 'read'))).toBe(code);
      expect(codeIn(() => check(behind, 'write'))).toBe(code);
    }
    const names = ['a', '日本', 'über uns.md', 'x (1).txt', '..', '.'];
    expect(codeIn(() => check({ requested: names, real: names }, 'list'))).toBeUndefined();
  });
});

function codeIn(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return SelfwareError.isInstance(error) ? error.code : 'another';
  }
}
