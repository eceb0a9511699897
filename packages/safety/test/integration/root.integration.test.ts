import { Buffer } from 'node:buffer';
import {
  link,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { SelfwareError } from '@selfware/contracts';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRoot } from '../../src/filesystem/open-root.ts';
import type { Root } from '../../src/filesystem/root.ts';
import { makeFifo } from './make-fifo.ts';

const anchorings = ['descriptors', 'names'] as const;

describe.each(anchorings)('openRoot with %s', (anchoring) => {
  let outside: TemporaryWorkspace;
  let workspace: TemporaryWorkspace;
  let root: Root;

  beforeEach(async () => {
    outside = await createTemporaryWorkspace({ secret: 'outside' });
    workspace = await createTemporaryWorkspace({
      'a/b/f': 'inside',
      x: 'x',
      'd/e': 'e',
      '.git/config': 'c',
    });
    await symlink('a', workspace.resolve('link_in'));
    await symlink(outside.path, workspace.resolve('link_out'));
    await symlink(`../${outside.path.split('/').at(-1) ?? ''}/secret`, workspace.resolve('climbs'));
    await symlink(workspace.resolve('x'), workspace.resolve('absolute'));
    await symlink('loop', workspace.resolve('loop'));
    await symlink('nowhere', workspace.resolve('dangling'));
    await symlink('a/b/f', workspace.resolve('file_link'));
    for (let hop = 0; hop < 45; hop += 1)
      await symlink(hop === 44 ? 'a' : `chain${hop + 1}`, workspace.resolve(`chain${hop}`));
    root = await openRoot(workspace.path, { anchoring, protectedPaths: ['kept'] });
  });
  afterEach(async () => {
    await root.close();
    await workspace.remove();
    await outside.remove();
  });

  const read = async (path: string, maxBytes = 100): Promise<string> =>
    Buffer.from((await root.readFile(path, { maxBytes })).bytes).toString();
  const codeOf = (action: Promise<unknown>): Promise<unknown> =>
    action.then(
      () => 'done',
      (error: unknown) => (SelfwareError.isInstance(error) ? error.code : error),
    );

  it('says what it guarantees', () => {
    expect(root.guarantee).toBe(anchoring === 'descriptors' ? 'prevented' : 'detected');
    expect(root.path).toBe(workspace.path);
  });

  it.each([
    'a/b/f',
    './a/./b/f',
    'a//b///f',
    'link_in/b/f',
    'link_in/../a/b/f',
    'file_link',
    'chain20/b/f',
    'd/../a/b/f',
  ])('reads %s inside the root', async (path) => {
    expect(await read(path)).toBe('inside');
  });

  it('reads by an absolute path inside the root', async () => {
    expect(await read(workspace.resolve('a/b/f'))).toBe('inside');
  });

  it.each([
    ['../x', 'outside'],
    ['a/b/../../../x', 'outside'],
    ['link_out/secret', 'outside'],
    ['link_out', 'outside'],
    ['climbs', 'outside'],
    ['absolute', 'outside'],
    ['/etc/passwd', 'outside'],
    ['~/x', 'invalid'],
    ['~root/x', 'invalid'],
    ['$HOME/x', 'invalid'],
    ['file:///etc/passwd', 'invalid'],
    ['a\0b', 'invalid'],
    ['', 'invalid'],
    ['%2e%2e/x', 'invalid'],
    ['..%2fx', 'invalid'],
    ['．．/x', 'invalid'],
    ['.../x', 'invalid'],
    ['a\\..\\x', 'invalid'],
    ['C:x', 'invalid'],
    ['CON', 'invalid'],
    ['COM¹', 'invalid'],
    ['loop', 'invalid'],
    ['chain0/b/f', 'invalid'],
    ['a/'.repeat(70), 'invalid'],
    ['a'.repeat(5000), 'invalid'],
    [`${'a'.repeat(300)}/b`, 'invalid'],
    ['nothing', 'not-found'],
    ['nothing/x', 'not-found'],
    ['dangling', 'not-found'],
    ['a', 'kind'],
    ['a/b/f/', 'kind'],
    ['a/b/f/..', 'kind'],
    ['x/y', 'kind'],
    ['.', 'kind'],
  ])('refuses to read %j: %s', async (path, code) => {
    expect(await codeOf(read(path))).toBe(`safety/path-${code}`);
  });

  it('refuses a sibling whose name begins with the name of the root', async () => {
    expect(await codeOf(read(`${workspace.path}2/x`))).toBe('safety/path-outside');
    expect(await codeOf(read(`${workspace.path}/../x`))).toBe('safety/path-outside');
  });

  it('refuses pipes, sockets and devices without waiting for them', async () => {
    await makeFifo(workspace.resolve('pipe'));
    const server = createServer().listen(workspace.resolve('socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    expect(await codeOf(read('pipe'))).toBe('safety/path-kind');
    expect(await codeOf(read('socket'))).toBe('safety/path-kind');
    expect((await root.list('.')).find((entry) => entry.name === 'pipe')?.kind).toBe('other');
    server.close();
  });

  it('clips at maxBytes and tells the whole size', async () => {
    const content = await root.readFile('a/b/f', { maxBytes: 2 });
    expect(Buffer.from(content.bytes).toString()).toBe('in');
    expect(content.size).toBe(6);
    expect(content.mode & 0o777).toBeGreaterThan(0);
    await truncate(workspace.resolve('x'), 1_000_000_000);
    expect((await root.readFile('x', { maxBytes: 3 })).bytes).toHaveLength(3);
  });

  it('lists a directory by name, with what each entry is', async () => {
    expect(await root.list('a')).toEqual([{ name: 'b', kind: 'directory' }]);
    expect(await root.list('link_in/b')).toEqual([{ name: 'f', kind: 'file' }]);
    expect((await root.list('.')).filter(({ kind }) => kind === 'link').length).toBeGreaterThan(5);
    expect(await codeOf(root.list('x'))).toBe('safety/path-kind');
    expect(await codeOf(root.list('nothing'))).toBe('safety/path-not-found');
    expect(await codeOf(root.list('link_out'))).toBe('safety/path-outside');
  });

  it('tells what a name is, without following it', async () => {
    expect(await root.stat('x')).toMatchObject({ kind: 'file', size: 1 });
    expect(await root.stat('a')).toMatchObject({ kind: 'directory' });
    expect(await root.stat('link_out')).toMatchObject({ kind: 'link' });
    expect(await root.stat('.')).toMatchObject({ kind: 'directory' });
    expect(await root.stat('nothing')).toBeUndefined();
    expect(await root.stat('nothing/deeper')).toBeUndefined();
    expect(await codeOf(root.stat('../x'))).toBe('safety/path-outside');
  });

  it('reads links and the real paths behind them', async () => {
    expect(await root.readLink('link_in')).toBe('a');
    expect(await codeOf(root.readLink('x'))).toBe('safety/path-kind');
    expect(await root.realPath('link_in/b/../b/f')).toBe(workspace.resolve('a/b/f'));
    expect(await root.realPath('file_link')).toBe(workspace.resolve('a/b/f'));
    expect(await root.realPath('.')).toBe(workspace.path);
    expect(await codeOf(root.realPath('nothing'))).toBe('safety/path-not-found');
    expect(await codeOf(root.realPath('dangling'))).toBe('safety/path-not-found');
  });

  it('creates directories with their parents, inside', async () => {
    await root.makeDirectory('n/e/w');
    await root.makeDirectory('n/e/w');
    await root.makeDirectory('link_in/more');
    expect(await root.stat('a/more')).toMatchObject({ kind: 'directory' });
    expect(await codeOf(root.makeDirectory('link_out/x'))).toBe('safety/path-outside');
    expect(await codeOf(root.makeDirectory('x/y'))).toBe('safety/path-kind');
    expect(await codeOf(root.makeDirectory('x'))).toBe('safety/path-kind');
    expect(await codeOf(root.makeDirectory('.git/hooks/y'))).toBe('safety/path-protected');
    expect(await outside.read('secret')).toBe('outside');
  });

  it('removes files, links and empty directories, and nothing behind a link', async () => {
    await root.remove('x');
    await root.remove('link_out');
    await root.makeDirectory('empty');
    await root.remove('empty');
    expect(await root.stat('link_out')).toBeUndefined();
    expect(await outside.read('secret')).toBe('outside');
    expect(await codeOf(root.remove('a'))).toBe('safety/path-conflict');
    expect(await codeOf(root.remove('x'))).toBe('safety/path-not-found');
    expect(await codeOf(root.remove('.'))).toBe('safety/path-invalid');
    expect(await codeOf(root.remove('.git/config'))).toBe('safety/path-protected');
  });

  it('renames inside, and never onto a protected tree', async () => {
    await root.rename('x', 'd/y');
    expect(await read('d/y')).toBe('x');
    expect(await codeOf(root.rename('d/y', '../y'))).toBe('safety/path-outside');
    expect(await codeOf(root.rename('d/y', 'link_out/y'))).toBe('safety/path-outside');
    expect(await codeOf(root.rename('d/y', '.git/config'))).toBe('safety/path-protected');
    expect(await codeOf(root.rename('d/y', '.MCP.json'))).toBe('safety/path-protected');
    expect(await codeOf(root.rename('d/y', 'kept/y'))).toBe('safety/path-not-found');
    expect(await codeOf(root.rename('d/y', 'kept'))).toBe('safety/path-protected');
  });

  it('never puts a link where protected trees begin', async () => {
    await symlink('a', workspace.resolve('way'));
    await rm(workspace.resolve('.git'), { recursive: true });
    expect(await codeOf(root.rename('way', '.git'))).toBe('safety/path-protected');
    expect(await codeOf(root.rename('way', 'd/.config'))).toBe('safety/path-protected');
    await root.rename('way', 'd/way');
    expect(await root.readLink('d/way')).toBe('a');
  });

  it('gives a directory that plain names are written in', async () => {
    const directory = await root.directory('link_in');
    const file = await directory.create('new', 0o640);
    expect(await file.write(Buffer.from('content'))).toBe(7);
    await file.sync();
    expect(await file.size()).toBe(7);
    await file.close();
    await directory.rename('new', 'newer');
    await directory.sync();
    expect(await directory.stat('newer')).toEqual({ kind: 'file', size: 7, mode: 0o640 });
    expect(await directory.stat('new')).toBeUndefined();
    expect(await codeOf(directory.create('newer', 0o600))).toBe('safety/path-conflict');
    await directory.remove('newer');
    expect(await codeOf(directory.remove('newer'))).toBe('safety/path-not-found');
    for (const name of ['', '.', '..', 'a/b', 'a\0'])
      expect(await codeOf(directory.create(name, 0o600))).toBe('safety/path-invalid');
    await directory.close();
    await directory.close();
    expect(await codeOf(directory.stat('b'))).toBe('safety/path-invalid');
  });

  it('refuses to write through a dangling link, onto a hard-linked file, and into protected trees', async () => {
    const directory = await root.directory('.');
    expect(await codeOf(directory.create('dangling', 0o600))).toBe('safety/path-conflict');
    await link(outside.resolve('secret'), workspace.resolve('hard'));
    await writeFile(workspace.resolve('mine'), 'mine');
    expect(await codeOf(directory.rename('mine', 'hard'))).toBe('safety/path-conflict');
    expect(await outside.read('secret')).toBe('outside');
    for (const name of ['.mcp.json', '.Bashrc', 'kept'])
      expect(await codeOf(directory.create(name, 0o600))).toBe('safety/path-protected');
    await directory.close();
    const git = await root.directory('.git');
    expect(await codeOf(git.rename('index', 'config'))).toBe('safety/path-protected');
    expect(await codeOf(root.directory('.git/config'))).toBe('safety/path-kind');
    expect(await codeOf(root.directory('nothing'))).toBe('safety/path-not-found');
    expect(await codeOf(root.directory('link_out'))).toBe('safety/path-outside');
    await git.close();
  });

  it('is unusable once it is closed', async () => {
    await root.close();
    expect(await codeOf(read('x'))).toBe('safety/path-invalid');
  });
});

describe('openRoot', () => {
  it('refuses what is no directory', async () => {
    await using workspace = await createTemporaryWorkspace({ file: '' });
    for (const path of ['file', 'nothing'])
      await expect(openRoot(workspace.resolve(path))).rejects.toMatchObject({
        code: 'safety/root-unusable',
      });
  });

  it('keeps writing to the directory that it opened when the name is swapped for a link to outside', async () => {
    await using outside = await createTemporaryWorkspace({ f: 'outside' });
    await using workspace = await createTemporaryWorkspace({ 'd/f': 'inside' });
    const root = await openRoot(workspace.path);
    const directory = await root.directory('d');
    await rename(workspace.resolve('d'), workspace.resolve('moved'));
    await symlink(outside.path, workspace.resolve('d'));
    const file = await directory.create('new', 0o600);
    await file.close();
    await directory.remove('f');
    await directory.close();
    await root.close();
    expect(await outside.read('f')).toBe('outside');
    expect(await readFile(workspace.resolve('moved/new'), 'utf8')).toBe('');
  });

  it('notices a swapped directory where it works by names', async () => {
    await using outside = await createTemporaryWorkspace({ f: 'outside' });
    await using workspace = await createTemporaryWorkspace({ 'd/f': 'inside' });
    const root = await openRoot(workspace.path, { anchoring: 'names' });
    const directory = await root.directory('d');
    await rm(workspace.resolve('d'), { recursive: true });
    await symlink(outside.path, workspace.resolve('d'));
    await expect(directory.remove('f')).rejects.toMatchObject({ code: 'safety/path-outside' });
    expect(await outside.read('f')).toBe('outside');
    await directory.close();
    await root.close();
  });

  it('leaves no descriptor open behind', async () => {
    await using workspace = await createTemporaryWorkspace({ 'a/b/c/f': 'x' });
    const countOpen = async (): Promise<number> => (await readdir('/proc/self/fd')).length;
    const root = await openRoot(workspace.path);
    await root.readFile('a/b/c/f', { maxBytes: 1 });
    const before = await countOpen();
    for (let round = 0; round < 50; round += 1) {
      await root.readFile('a/b/c/f', { maxBytes: 1 });
      await root.readFile('a/b/nothing/f', { maxBytes: 1 }).catch(() => undefined);
      await root.readFile('a/../../x', { maxBytes: 1 }).catch(() => undefined);
      await (await root.directory('a/b')).close();
    }
    expect(await countOpen()).toBeLessThanOrEqual(before);
    await root.close();
  });

  it('works when the root is the root of the machine', async () => {
    await using workspace = await createTemporaryWorkspace({ f: 'x' });
    const root = await openRoot('/');
    expect((await root.readFile(workspace.resolve('f'), { maxBytes: 1 })).size).toBe(1);
    expect(await root.realPath(workspace.resolve('f'))).toBe(workspace.resolve('f'));
    await root.close();
  });
});
