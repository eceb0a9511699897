import { chmod, mkdir, readdir, stat, symlink } from 'node:fs/promises';
import { constants } from 'node:os';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFaultyDirectory } from '../../test/support/faulty-directory.ts';
import { plainDirectory } from './plain-directory.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

describe('writeFileAtomically', () => {
  let workspace: TemporaryWorkspace;
  beforeEach(async () => {
    workspace = await createTemporaryWorkspace();
  });
  afterEach(() => workspace.remove());
  const modeOf = async (name: string): Promise<number> =>
    (await stat(workspace.resolve(name))).mode & 0o777;

  it('makes a new file readable by its owner alone', async () => {
    await writeFileAtomically(workspace.resolve('a'), 'text');
    expect(await workspace.read('a')).toBe('text');
    expect(await modeOf('a')).toBe(0o600);
  });

  it('keeps the mode of the file that it replaces', async () => {
    await workspace.write('run.sh', 'old');
    await chmod(workspace.resolve('run.sh'), 0o775);
    await writeFileAtomically(workspace.resolve('run.sh'), 'new');
    expect(await workspace.read('run.sh')).toBe('new');
    expect(await modeOf('run.sh')).toBe(0o775);
  });

  it('gives the mode that is asked for, whatever the umask says', async () => {
    await writeFileAtomically(workspace.resolve('a'), 'text', { mode: 0o666 });
    expect(await modeOf('a')).toBe(0o666);
  });

  it('leaves nothing but the file in the directory', async () => {
    await writeFileAtomically(workspace.resolve('a'), new Uint8Array([0, 255]));
    expect(await readdir(workspace.path)).toEqual(['a']);
  });

  it('refuses a link, whose target stays as it was', async () => {
    await workspace.write('target', 'kept');
    await symlink('target', workspace.resolve('link'));
    const writing = writeFileAtomically(workspace.resolve('link'), 'new');
    await expect(writing).rejects.toMatchObject({ code: 'persistence/not-a-file' });
    expect(await workspace.read('target')).toBe('kept');
  });

  it('refuses a directory', async () => {
    await mkdir(workspace.resolve('folder'));
    const writing = writeFileAtomically(workspace.resolve('folder'), 'new');
    await expect(writing).rejects.toMatchObject({ code: 'persistence/not-a-file' });
  });

  it('says that the directory is missing', async () => {
    const writing = writeFileAtomically(workspace.resolve('no/file'), 'new');
    await expect(writing).rejects.toMatchObject({ code: 'persistence/not-found' });
  });

  it('writes by plain name into a directory that is given', async () => {
    const directory = plainDirectory(workspace.path);
    await writeFileAtomically('a', 'text', { directory });
    expect(await workspace.read('a')).toBe('text');
    const leaving = writeFileAtomically('../a', 'text', { directory });
    await expect(leaving).rejects.toMatchObject({ code: 'persistence/invalid-name' });
  });

  it('syncs the file before the rename and the directory after it', async () => {
    const { port, calls } = createFaultyDirectory(workspace.path, { call: -1, errno: 0 });
    await writeFileAtomically('a', 'text', { directory: port });
    const order = ['stat', 'create', 'write', 'size', 'sync-file', 'close', 'rename', 'sync'];
    expect(calls).toEqual(order);
  });

  it('fails rather than loop when a write takes no bytes', async () => {
    const fault = { call: -1, errno: 0, shortWrite: 0 };
    const { port } = createFaultyDirectory(workspace.path, fault);
    const writing = writeFileAtomically('a', 'text', { directory: port });
    await expect(writing).rejects.toMatchObject({ code: 'persistence/not-writable' });
    expect(await readdir(workspace.path)).toEqual([]);
  });

  it('fails when the file system lost bytes that it took', async () => {
    await workspace.write('a', 'old');
    const inner = plainDirectory(workspace.path);
    const directory = {
      ...inner,
      create: async (name: string, mode: number) => {
        const file = await inner.create(name, mode);
        return { ...file, write: async (bytes: Uint8Array) => Promise.resolve(bytes.length) };
      },
    };
    const writing = writeFileAtomically('a', 'new', { directory });
    await expect(writing).rejects.toMatchObject({ code: 'persistence/not-writable' });
    expect(await workspace.read('a')).toBe('old');
  });

  it.each([
    ['ENOSPC', constants.errno.ENOSPC, 'persistence/disk-full'],
    ['EDQUOT', constants.errno.EDQUOT, 'persistence/disk-full'],
    ['EFBIG', constants.errno.EFBIG, 'persistence/disk-full'],
    ['EIO', constants.errno.EIO, 'persistence/not-writable'],
    ['EROFS', constants.errno.EROFS, 'persistence/not-writable'],
  ])('tells %s by its number', async (_name, errno, code) => {
    const { port } = createFaultyDirectory(workspace.path, { call: 2, errno });
    const writing = writeFileAtomically('a', 'text', { directory: port });
    await expect(writing).rejects.toMatchObject({ code });
  });
});
