import { readdir, symlink } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../../test/fixtures/code-of.ts';
import {
  createTangledWorkspace,
  outsideSecret,
  type TangledWorkspace,
} from '../../test/fixtures/tangled-workspace.ts';
import { openRoot, type OpenRootAnchoring } from './open-root.ts';
import type { Root } from './root.ts';

const decoder = new TextDecoder();

async function textOf(root: Root, path: string, maxBytes = 100): Promise<string> {
  return decoder.decode((await root.readFile(path, { maxBytes })).bytes);
}

const ways: readonly [NonNullable<OpenRootAnchoring['anchoring']>, Root['guarantee']][] = [
  ['descriptors', 'prevented'],
  ['names', 'detected'],
];

describe.each(ways)('a root anchored by %s', (anchoring, guarantee) => {
  let tangled: TangledWorkspace;
  let root: Root;
  beforeAll(async () => {
    tangled = await createTangledWorkspace();
    root = await openRoot(tangled.root, { anchoring, protectedPaths: ['kept'] });
  });
  afterAll(async () => {
    await root.close();
    await tangled.remove();
  });

  it('says what it guarantees, and where it is', () => {
    expect(root.guarantee).toBe(guarantee);
    expect(root.path).toBe(tangled.root);
  });

  it.each([
    'a/b/f',
    './a/./b/f',
    'a//b///f',
    'a/../a/b/f',
    'link-in/b/f',
    'link-in/../a/b/f',
    'link-file',
    'link-root/link-root/a/b/f',
    'a/link-parent/f',
    'chain3/b/f',
  ])('reads %j', async (path) => {
    expect(await textOf(root, path)).toBe('inside');
    expect(await root.realPath(path)).toBe(`${tangled.root}/a/b/f`);
  });

  it('reads an absolute path inside', async () => {
    expect(await textOf(root, `${tangled.root}/a/b/f`)).toBe('inside');
  });

  it.each([
    ['..', 'safety/path-outside'],
    ['../x', 'safety/path-outside'],
    ['a/../../x', 'safety/path-outside'],
    ['/etc/passwd', 'safety/path-outside'],
    ['link-out/passwd', 'safety/path-outside'],
    ['link-out-file', 'safety/path-outside'],
    ['link-up/x', 'safety/path-outside'],
    ['link-up/root/a/b/f', 'safety/path-outside'],
    ['link-in/../../x', 'safety/path-outside'],
    ['a/link-parent/../../../x', 'safety/path-outside'],
    ['link-absolute-in/b/f', 'safety/path-outside'],
    ['link-absolute-out/passwd', 'safety/path-outside'],
    ['dangling-out', 'safety/path-outside'],
    ['loop', 'safety/path-invalid'],
    ['loop-a/x', 'safety/path-invalid'],
    ['chain1/b/f', 'safety/path-invalid'],
    ['a\0b', 'safety/path-invalid'],
    ['~/x', 'safety/path-invalid'],
    ['a/'.repeat(65), 'safety/path-invalid'],
    ['n'.repeat(256), 'safety/path-invalid'],
    ['dangling', 'safety/path-not-found'],
    ['not-there', 'safety/path-not-found'],
    ['not-there/f', 'safety/path-not-found'],
    ['a/b/f/x', 'safety/path-kind'],
    ['a/b/f/..', 'safety/path-kind'],
    ['a/b/f/', 'safety/path-kind'],
    ['a', 'safety/path-kind'],
    ['link-in/', 'safety/path-kind'],
    ['.', 'safety/path-kind'],
  ])('refuses to read %j with %s', async (path, code) => {
    expect(await codeOf(root.readFile(path, { maxBytes: 100 }))).toBe(code);
  });

  it('refuses a pipe and a socket at once, without waiting for a writer', async () => {
    const startedMs = performance.now();
    expect(await codeOf(root.readFile('pipe', { maxBytes: 1 }))).toBe('safety/path-kind');
    expect(await codeOf(root.readFile('socket', { maxBytes: 1 }))).toBe('safety/path-kind');
    expect(performance.now() - startedMs).toBeLessThan(1_000);
  });

  it('refuses a device, which would never end', async () => {
    const devices = await openRoot('/dev', { anchoring });
    expect(await codeOf(devices.readFile('zero', { maxBytes: 1 }))).toBe('safety/path-kind');
    await devices.close();
  });

  it('clips a read and tells the whole size and the mode', async () => {
    await tangled.base.write('root/long', '0123456789');
    const content = await root.readFile('long', { maxBytes: 4 });
    expect(decoder.decode(content.bytes)).toBe('0123');
    expect(content.size).toBe(10);
    expect(content.mode).toBe(0o644);
    expect((await root.readFile('long', { maxBytes: 0 })).bytes).toHaveLength(0);
  });

  it('lists a directory by name with kinds, also through a link inside and as the root', async () => {
    const entries = await root.list('a');
    expect(entries).toEqual([
      { name: 'b', kind: 'directory' },
      { name: 'link-parent', kind: 'link' },
    ]);
    expect(await root.list('link-in/')).toEqual(entries);
    const top = new Map((await root.list('.')).map(({ name, kind }) => [name, kind]));
    expect(top.get('pipe')).toBe('other');
    expect(top.get('hard')).toBe('file');
    expect([...top.keys()]).toEqual([...top.keys()].sort());
  });

  it('lists neither a file, nor what is missing, nor what is outside', async () => {
    expect(await codeOf(root.list('a/b/f'))).toBe('safety/path-kind');
    expect(await codeOf(root.list('not-there'))).toBe('safety/path-not-found');
    expect(await codeOf(root.list('link-out'))).toBe('safety/path-outside');
  });

  it('looks at a name without following its last link', async () => {
    expect(await root.stat('link-out')).toMatchObject({ kind: 'link' });
    expect(await root.stat('a/b/f')).toMatchObject({ kind: 'file', size: 6 });
    expect(await root.stat('.')).toMatchObject({ kind: 'directory' });
    expect(await root.stat('not-there')).toBeUndefined();
    expect(await root.stat('not-there/f')).toBeUndefined();
    expect(await codeOf(root.stat('link-out/passwd'))).toBe('safety/path-outside');
  });

  it('tells the target of a link as it is written', async () => {
    expect(await root.readLink('link-out')).toBe('../outside');
    expect(await codeOf(root.readLink('a/b/f'))).toBe('safety/path-kind');
  });

  it('tells where links lead, and refuses to where they must not', async () => {
    expect(await root.realPath('.')).toBe(tangled.root);
    expect(await root.realPath('link-in/')).toBe(`${tangled.root}/a`);
    expect(await codeOf(root.realPath('link-out/passwd'))).toBe('safety/path-outside');
    expect(await codeOf(root.realPath('dangling'))).toBe('safety/path-not-found');
  });

  it('makes a directory with its parents, again without harm', async () => {
    await root.makeDirectory('new/deep/er');
    await root.makeDirectory('new/deep/er');
    await root.makeDirectory('.');
    expect(await root.stat('new/deep/er')).toMatchObject({ kind: 'directory' });
  });

  it('makes no directory outside, in a file, or in a protected tree', async () => {
    expect(await codeOf(root.makeDirectory('link-out/made'))).toBe('safety/path-outside');
    expect(await codeOf(root.makeDirectory('dangling-out/made'))).toBe('safety/path-outside');
    expect(await codeOf(root.makeDirectory('a/b/f'))).toBe('safety/path-kind');
    expect(await codeOf(root.makeDirectory('a/b/f/made'))).toBe('safety/path-kind');
    expect(await codeOf(root.makeDirectory('.git/hooks/made'))).toBe('safety/path-protected');
    expect(await codeOf(root.makeDirectory('link-hooks/made'))).toBe('safety/path-protected');
    expect(await codeOf(root.makeDirectory('kept'))).toBe('safety/path-protected');
  });

  it('removes a file, an empty directory, and of a link only the link', async () => {
    await tangled.base.write('root/gone', 'x');
    await root.makeDirectory('gone-too');
    await symlink('../outside/passwd', `${tangled.root}/gone-link`);
    for (const path of ['gone', 'gone-too', 'gone-link']) {
      await root.remove(path);
      expect(await root.stat(path)).toBeUndefined();
    }
    expect(await tangled.base.read('outside/passwd')).toBe(outsideSecret);
  });

  it.each([
    ['.', 'safety/path-invalid'],
    ['a/..', 'safety/path-invalid'],
    ['a', 'safety/path-conflict'],
    ['not-there', 'safety/path-not-found'],
    ['link-out/passwd', 'safety/path-outside'],
    ['.git/config', 'safety/path-protected'],
    ['link-hooks/pre-commit', 'safety/path-protected'],
  ])('refuses to remove %j with %s', async (path, code) => {
    expect(await codeOf(root.remove(path))).toBe(code);
  });

  it('renames within the root', async () => {
    await tangled.base.write('root/old-name', 'moved');
    await root.rename('old-name', 'empty/new-name');
    expect(await textOf(root, 'empty/new-name')).toBe('moved');
    expect(await root.stat('old-name')).toBeUndefined();
  });

  it('renames neither out of the root, nor into it, nor onto a protected path', async () => {
    const from = 'a/b/f';
    expect(await codeOf(root.rename(from, '../stolen'))).toBe('safety/path-outside');
    expect(await codeOf(root.rename(from, 'link-out/stolen'))).toBe('safety/path-outside');
    expect(await codeOf(root.rename('link-out/passwd', 'taken'))).toBe('safety/path-outside');
    expect(await codeOf(root.rename(from, '.git/hooks/x'))).toBe('safety/path-protected');
    expect(await codeOf(root.rename('.git/config', 'x'))).toBe('safety/path-protected');
    expect(await textOf(root, from)).toBe('inside');
  });

  it('refuses everything once it is closed, and closes twice without harm', async () => {
    const closed = await openRoot(tangled.root, { anchoring });
    await closed.close();
    await closed.close();
    expect(await codeOf(closed.readFile('a/b/f', { maxBytes: 1 }))).toBe('safety/path-invalid');
    expect(await codeOf(closed.directory('a'))).toBe('safety/path-invalid');
    expect(await codeOf(closed.makeDirectory('x'))).toBe('safety/path-invalid');
  });

  it('leaks no descriptor, whether a call succeeds or fails', async () => {
    const count = async (): Promise<number> => (await readdir('/proc/self/fd')).length;
    const before = await count();
    for (let round = 0; round < 20; round += 1)
      for (const path of ['a/b/f', 'link-out/passwd', 'a/b/f/x', 'loop', 'not-there/x', 'a'])
        await codeOf(root.readFile(path, { maxBytes: 1 }));
    expect(await count()).toBe(before);
  });
});
