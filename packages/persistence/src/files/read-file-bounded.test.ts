import { mkdir, symlink } from 'node:fs/promises';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFileBounded } from './read-file-bounded.ts';

describe('readFileBounded', () => {
  let workspace: TemporaryWorkspace;
  beforeEach(async () => {
    workspace = await createTemporaryWorkspace({ five: '12345', empty: '' });
  });
  afterEach(() => workspace.remove());
  const read = (name: string, maxBytes: number): Promise<Uint8Array> =>
    readFileBounded(workspace.resolve(name), { maxBytes });

  it('reads a file of exactly the limit', async () => {
    expect(Buffer.from(await read('five', 5)).toString()).toBe('12345');
    expect((await read('empty', 0)).length).toBe(0);
  });

  it('refuses a file that is one byte longer than the limit', async () => {
    await expect(read('five', 4)).rejects.toMatchObject({ code: 'persistence/file-too-large' });
  });

  it('says that there is no such file', async () => {
    await expect(read('none', 4)).rejects.toMatchObject({ code: 'persistence/not-found' });
  });

  it('refuses a link, a directory and a device', async () => {
    await symlink('five', workspace.resolve('link'));
    await mkdir(workspace.resolve('folder'));
    await expect(read('link', 9)).rejects.toMatchObject({ code: 'persistence/not-a-file' });
    await expect(read('folder', 9)).rejects.toMatchObject({ code: 'persistence/not-a-file' });
    const device = readFileBounded('/dev/null', { maxBytes: 9 });
    await expect(device).rejects.toMatchObject({ code: 'persistence/not-a-file' });
  });

  it('says that a file cannot be read, naming the reason', async () => {
    const below = readFileBounded(workspace.resolve('five/below'), { maxBytes: 9 });
    await expect(below).rejects.toMatchObject({
      code: 'persistence/not-readable',
      details: { reason: 'ENOTDIR' },
    });
  });
});
