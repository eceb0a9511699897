import {
  chmod,
  link,
  mkdir,
  open,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
  type FileHandle,
} from 'node:fs/promises';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRoot, type Root } from '../../src/filesystem.ts';
import { codeOf } from '../fixtures/code-of.ts';
import { fingerprintTree } from '../fixtures/fingerprint-tree.ts';
import { makeFifo } from './make-fifo.ts';

const bytes = new TextEncoder().encode('new');
const textOf = (content: Uint8Array): string => new TextDecoder().decode(content);

describe.each(['descriptors', 'names'] as const)('a root anchored by %s', (anchoring) => {
  let base: TemporaryWorkspace;
  let root: Root;
  let before: string;
  const at = (path: string): string => base.resolve('root', path);
  beforeEach(async () => {
    base = await createTemporaryWorkspace({
      'root/a/b/f': 'inside',
      'root/full': '0123456789',
      'root/second': 'two names',
      'root/.git/hooks/pre-commit': 'exit 0',
      'root/kept/x': 'kept',
      'outside/canary': 'OUTSIDE',
      'outside/deep/canary': 'OUTSIDE',
    });
    await link(at('second'), at('third'));
    await symlink('../outside', at('out'));
    await symlink('../outside/canary', at('out-file'));
    await symlink('../outside/not-there', at('dangling-out'));
    await symlink('not-there', at('dangling'));
    await symlink('full', at('to-full'));
    await symlink('a', at('to-a'));
    await makeFifo(at('pipe'));
    root = await openRoot(at('.'), { anchoring, protectedPaths: ['kept'] });
    before = await fingerprintTree(base.resolve('outside'));
  });
  afterEach(async () => {
    expect(await fingerprintTree(base.resolve('outside'))).toBe(before);
    await root.close();
    await base.remove();
  });

  describe('opening', () => {
    it('reads pieces of a file, and nothing behind its end', async () => {
      await using file = await root.open('to-full');
      expect(file.size).toBe(10);
      expect(file.identity).toMatchObject({ kind: 'file', size: 10 });
      expect(textOf(await file.read(2, 3))).toBe('234');
      expect(textOf(await file.read(8, 1e12))).toBe('89');
      expect(await file.read(11, 5)).toHaveLength(0);
    });

    it('writes where it is told, appends at the end, and does neither without having been asked to', async () => {
      await using writing = await root.open('full', { mode: 'write' });
      await writing.write(1, bytes);
      expect(textOf(await writing.read(0, 5))).toBe('0new4');
      await using appending = await root.open('full', { mode: 'append' });
      await appending.append(bytes);
      expect(textOf(await readFile(at('full')))).toBe('0new456789new');
      await using reading = await root.open('full');
      expect(await codeOf(reading.write(0, bytes))).toBe('safety/path-invalid');
      expect(await codeOf(reading.append(bytes))).toBe('safety/path-invalid');
      expect(await codeOf(writing.append(bytes))).toBe('safety/path-invalid');
      expect(await codeOf(appending.read(0, 1))).toBe('safety/path-invalid');
    });

    it('refuses positions that are no whole numbers, and everything once it is closed', async () => {
      const file = await root.open('full', { mode: 'write' });
      for (const position of [-1, 0.5, Number.NaN, Infinity]) {
        expect(await codeOf(file.read(position, 1))).toBe('safety/path-invalid');
        expect(await codeOf(file.write(position, bytes))).toBe('safety/path-invalid');
      }
      await file.close();
      await file.close();
      expect(await codeOf(file.read(0, 1))).toBe('safety/path-invalid');
    });

    it('keeps to the file that it opened when its name goes to another', async () => {
      await using file = await root.open('full');
      await root.rename('a/b/f', 'full');
      expect(textOf(await file.read(0, 4))).toBe('0123');
    });

    it.each(['write', 'append'] as const)('to %s refuses what no write may touch', async (mode) => {
      expect(await codeOf(root.open('second', { mode }))).toBe('safety/path-conflict');
      expect(await codeOf(root.open('kept/x', { mode }))).toBe('safety/path-protected');
      expect(await codeOf(root.open('a', { mode }))).toBe('safety/path-kind');
      expect(await codeOf(root.open('not-there', { mode }))).toBe('safety/path-not-found');
      expect(await codeOf(root.open('out-file', { mode }))).toBe('safety/path-outside');
    });
  });

  describe('creating', () => {
    it('makes a file with the permission bits that were asked for', async () => {
      await root.createFile('to-a/made', bytes, { mode: 0o600 });
      expect(textOf(await readFile(at('a/made')))).toBe('new');
      expect((await stat(at('a/made'))).mode & 0o777).toBe(0o600);
    });

    it.each([
      ['full', 'safety/path-conflict'],
      ['dangling', 'safety/path-conflict'],
      ['dangling-out', 'safety/path-conflict'],
      ['out', 'safety/path-conflict'],
      ['out/made', 'safety/path-outside'],
      ['dangling/made', 'safety/path-not-found'],
      ['missing/made', 'safety/path-not-found'],
      ['full/made', 'safety/path-kind'],
      ['made/', 'safety/path-not-found'],
      ['.', 'safety/path-invalid'],
      ['kept/made', 'safety/path-protected'],
      ['.git/hooks/made', 'safety/path-protected'],
    ])('refuses %s with %s', async (path, code) => {
      expect(await codeOf(root.createFile(path, bytes))).toBe(code);
      expect(await readdir(at('.'))).not.toContain('not-there');
    });

    it('refuses bits beyond permissions', async () => {
      for (const mode of [0o4755, 0o1000, -1, 0.5])
        expect(await codeOf(root.createFile('made', bytes, { mode }))).toBe('safety/path-invalid');
      expect(await root.stat('made')).toBeUndefined();
    });
  });

  describe('appending', () => {
    it('adds to a file, also through a link inside', async () => {
      await root.appendFile('to-full', bytes);
      expect(textOf(await readFile(at('full')))).toBe('0123456789new');
    });

    it.each([
      ['second', 'safety/path-conflict'],
      ['not-there', 'safety/path-not-found'],
      ['dangling', 'safety/path-not-found'],
      ['dangling-out', 'safety/path-outside'],
      ['out-file', 'safety/path-outside'],
      ['a', 'safety/path-kind'],
      ['kept/x', 'safety/path-protected'],
    ])('refuses %s with %s', async (path, code) => {
      expect(await codeOf(root.appendFile(path, bytes))).toBe(code);
    });
  });

  describe('copying', () => {
    it('copies content and permission bits, and takes set-user-id and the like away', async () => {
      await chmod(at('full'), 0o6755);
      await root.copy('to-full', 'a/copy');
      expect(textOf(await readFile(at('a/copy')))).toBe('0123456789');
      expect((await stat(at('a/copy'))).mode & 0o7777).toBe(0o755);
      expect((await readdir(at('a'))).sort()).toEqual(['b', 'copy']);
    });

    it('copies what is larger than one piece, and what is empty', async () => {
      const large = new Uint8Array(3_000_000).map((_, index) => index % 251);
      await writeFile(at('large'), large);
      await root.copy('large', 'large-copy');
      expect(Buffer.compare(await readFile(at('large-copy')), large)).toBe(0);
      await writeFile(at('empty'), '');
      await root.copy('empty', 'empty-copy');
      expect((await stat(at('empty-copy'))).size).toBe(0);
    });

    it('replaces only when it is asked to, and then only a file with one name', async () => {
      expect(await codeOf(root.copy('full', 'a/b/f'))).toBe('safety/path-conflict');
      await root.copy('full', 'a/b/f', { overwrite: true });
      expect(textOf(await readFile(at('a/b/f')))).toBe('0123456789');
      await root.copy('full', 'full', { overwrite: true });
      expect(textOf(await readFile(at('full')))).toBe('0123456789');
      const overwrite = { overwrite: true };
      expect(await codeOf(root.copy('full', 'second', overwrite))).toBe('safety/path-conflict');
      expect(await codeOf(root.copy('full', 'a', overwrite))).toBe('safety/path-kind');
      expect(await codeOf(root.copy('full', 'out-file', overwrite))).toBe('safety/path-kind');
    });

    it.each([
      ['out-file', 'copy', 'safety/path-outside'],
      ['a', 'copy', 'safety/path-kind'],
      ['not-there', 'copy', 'safety/path-not-found'],
      ['full', 'out/copy', 'safety/path-outside'],
      ['full', 'dangling-out', 'safety/path-conflict'],
      ['full', 'dangling', 'safety/path-conflict'],
      ['full', 'missing/copy', 'safety/path-not-found'],
      ['full', '.git/hooks/copy', 'safety/path-protected'],
    ])('refuses %s to %s with %s, and leaves nothing behind', async (from, to, code) => {
      const names = await readdir(at('.'));
      expect(await codeOf(root.copy(from, to))).toBe(code);
      expect(await readdir(at('.'))).toEqual(names);
    });
  });

  describe('removing a tree', () => {
    beforeEach(async () => {
      await base.write('root/tree/one/two/f', 'x');
      await base.write('root/tree/g', 'x');
      await symlink('../../outside', at('tree/out'));
      await symlink('../../../outside/deep', at('tree/one/out'));
      await makeFifo(at('tree/one/pipe'));
      await mkdir(at('tree/empty'));
    });

    it('takes everything in it, and of links only the links', async () => {
      await root.removeTree('tree');
      expect(await root.stat('tree')).toBeUndefined();
    });

    it('takes a single file, and a link in the place of a tree', async () => {
      await root.removeTree('full');
      await root.removeTree('out');
      await root.removeTree('pipe');
      expect(await root.stat('full')).toBeUndefined();
      expect(await root.stat('out')).toBeUndefined();
    });

    it('takes nothing at all when something in it is protected', async () => {
      await base.write('root/tree/one/two/.git/hooks/post-merge', 'exit 0');
      const inside = await fingerprintTree(at('tree'));
      expect(await codeOf(root.removeTree('tree'))).toBe('safety/path-protected');
      expect(await fingerprintTree(at('tree'))).toBe(inside);
    });

    it('takes nothing at all when there is more than was expected', async () => {
      const inside = await fingerprintTree(at('tree'));
      expect(await codeOf(root.removeTree('tree', { maxEntries: 7 }))).toBe('safety/path-conflict');
      expect(await fingerprintTree(at('tree'))).toBe(inside);
      await root.removeTree('tree', { maxEntries: 8 });
    });

    it.each([
      ['.', 'safety/path-invalid'],
      ['tree/..', 'safety/path-invalid'],
      ['not-there', 'safety/path-not-found'],
      ['out/deep', 'safety/path-outside'],
      ['kept', 'safety/path-protected'],
      ['.git', 'safety/path-protected'],
    ])('refuses %s with %s', async (path, code) => {
      expect(await codeOf(root.removeTree(path))).toBe(code);
    });

    it('refuses a tree that is nested too deep', async () => {
      await mkdir(at(`tree/${'d/'.repeat(260)}`), { recursive: true });
      expect(await codeOf(root.removeTree('tree'))).toBe('safety/path-invalid');
      expect(await root.stat('tree/g')).toBeDefined();
    });
  });

  describe('removing above a protected path', () => {
    let guarded: Root;
    beforeEach(async () => {
      guarded = await openRoot(at('.'), { anchoring, protectedPaths: ['above/deep', 'way/deep'] });
      await mkdir(at('above'));
      await mkdir(at('target/deep'), { recursive: true });
      await symlink('target', at('way'));
      await symlink('tree', at('other'));
    });
    afterEach(() => guarded.close());

    it.each(['above', 'empty/.git', 'empty/.husky'])('takes %s, which is empty', async (path) => {
      await mkdir(at(path), { recursive: true });
      await guarded.remove(path);
      expect(await guarded.stat(path)).toBeUndefined();
      await mkdir(at(path));
      if (path === 'above') await guarded.removeTree(path);
    });

    it.each(['above/deep', '.git/hooks', '.vscode'])(
      'leaves %s, which is protected itself, even empty',
      async (path) => {
        await rm(at(path), { recursive: true, force: true });
        await mkdir(at(path), { recursive: true });
        expect(await codeOf(guarded.remove(path))).toBe('safety/path-protected');
        expect(await codeOf(guarded.removeTree(path))).toBe('safety/path-protected');
        expect(await guarded.stat(path)).toBeDefined();
      },
    );

    it('leaves a directory above one that is there', async () => {
      await mkdir(at('above/deep'));
      expect(await codeOf(guarded.remove('above'))).toBe('safety/path-conflict');
      expect(await codeOf(guarded.removeTree('above'))).toBe('safety/path-protected');
      expect(await guarded.stat('above/deep')).toBeDefined();
    });

    it('neither takes, moves nor replaces a link by which one is reached', async () => {
      const protectedCode = 'safety/path-protected';
      expect(await codeOf(guarded.remove('way'))).toBe(protectedCode);
      expect(await codeOf(guarded.removeTree('way'))).toBe(protectedCode);
      expect(await codeOf(guarded.rename('way', 'moved'))).toBe(protectedCode);
      expect(await codeOf(guarded.rename('other', 'way'))).toBe(protectedCode);
      expect(await guarded.readLink('way')).toBe('target');
      await guarded.rename('other', 'moved');
    });
  });

  describe('closing a root', () => {
    it('leaves a directory that it gave where it is, whatever takes the number of its descriptor', async () => {
      const closing = await openRoot(at('.'), { anchoring });
      const port = await closing.directory('.');
      await closing.close();
      const others = await openOften(base.resolve('outside'));
      const file = await port.create('late', 0o600);
      await file.close();
      await port.close();
      await Promise.all(others.map((other) => other.close()));
      expect(await root.stat('late')).toMatchObject({ kind: 'file' });
    });

    it('lets a call that has walked end in the same directory, and refuses to walk on', async () => {
      const closing = await openRoot(at('.'), { anchoring });
      const reading = closing.readFile('full', { maxBytes: 99 });
      const moving = codeOf(closing.rename('a', 'b'));
      await closing.close();
      const others = await openOften(base.resolve('outside'));
      expect(textOf((await reading).bytes)).toBe('0123456789');
      expect(await moving).toBe('safety/path-invalid');
      expect(await codeOf(closing.stat('full'))).toBe('safety/path-invalid');
      await Promise.all(others.map((other) => other.close()));
    });

    it('gives back every descriptor once everything is closed', async () => {
      await mkdir(at('inner'));
      const before = (await readdir('/proc/self/fd')).length;
      for (let round = 0; round < 10; round += 1) {
        const closing = await openRoot(at('.'), { anchoring });
        const port = await closing.directory('inner');
        await codeOf(closing.stat('out/deep'));
        await closing.close();
        await closing.close();
        await port.close();
      }
      expect((await readdir('/proc/self/fd')).length).toBe(before);
    });
  });

  describe('renaming a directory', () => {
    it('keeps it where it is when its tree would become protected, or is', async () => {
      await base.write('root/fake/hooks/pre-commit', 'evil');
      expect(await codeOf(root.rename('fake', '.git'))).toBe('safety/path-protected');
      expect(await codeOf(root.rename('.git', 'was-git'))).toBe('safety/path-protected');
      expect(await codeOf(root.rename('kept', 'was-kept'))).toBe('safety/path-protected');
      await base.write('root/wrap/.git/hooks/x', 'x');
      expect(await codeOf(root.rename('wrap/.git', 'plain'))).toBe('safety/path-protected');
    });

    it('refuses a directory in a directory port, which looks at no tree', async () => {
      const port = await root.directory('.');
      expect(await codeOf(port.rename('a', 'renamed'))).toBe('safety/path-kind');
      await port.close();
    });
  });

  it.each<[string, (root: Root) => Promise<unknown>, string]>([
    ['readFile', (it) => it.readFile('pipe', { maxBytes: 1 }), 'safety/path-kind'],
    ['open to read', (it) => it.open('pipe'), 'safety/path-kind'],
    ['open to write', (it) => it.open('pipe', { mode: 'write' }), 'safety/path-kind'],
    ['open to append', (it) => it.open('pipe', { mode: 'append' }), 'safety/path-kind'],
    ['appendFile', (it) => it.appendFile('pipe', bytes), 'safety/path-kind'],
    ['createFile', (it) => it.createFile('pipe', bytes), 'safety/path-conflict'],
    ['copy from', (it) => it.copy('pipe', 'copy'), 'safety/path-kind'],
    ['copy to', (it) => it.copy('full', 'pipe'), 'safety/path-conflict'],
    ['copy over', (it) => it.copy('full', 'pipe', { overwrite: true }), 'safety/path-kind'],
    ['list', (it) => it.list('pipe'), 'safety/path-kind'],
    ['stat', (it) => it.stat('pipe'), 'none'],
    ['realPath', (it) => it.realPath('pipe'), 'none'],
    ['readLink', (it) => it.readLink('pipe'), 'safety/path-kind'],
    ['makeDirectory', (it) => it.makeDirectory('pipe'), 'safety/path-kind'],
    ['makeDirectory beneath', (it) => it.makeDirectory('pipe/x'), 'safety/path-kind'],
    ['directory', (it) => it.directory('pipe'), 'safety/path-kind'],
    ['rename', (it) => it.rename('pipe', 'pipe2'), 'none'],
    ['rename onto', (it) => it.rename('full', 'pipe'), 'none'],
    ['remove', (it) => it.remove('pipe'), 'none'],
    ['removeTree', (it) => it.removeTree('pipe'), 'none'],
  ])('answers within a second when %s meets a pipe', async (_name, act, code) => {
    const startMs = performance.now();
    expect(await codeOf(act(root))).toBe(code);
    expect(performance.now() - startMs).toBeLessThan(1_000);
  });
});

function openOften(directory: string): Promise<readonly FileHandle[]> {
  return Promise.all(Array.from({ length: 8 }, () => open(directory, 'r')));
}
