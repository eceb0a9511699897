import type { FileHandle } from 'node:fs/promises';
import { truncate } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { readOpenFile } from './read-open-file.ts';
import { writeOpenFile } from './write-open-file.ts';

describe('writeOpenFile', () => {
  it('goes on where the system stopped short', async () => {
    await using workspace = await createTemporaryWorkspace({ f: '' });
    const handle = await open(workspace.resolve('f'), 'r+');
    const short: Pick<FileHandle, 'write'> = {
      write: (bytes: Uint8Array, offset: number, length: number, position: number | null) =>
        handle.write(bytes, offset, Math.min(length, 2), position),
    } as Pick<FileHandle, 'write'>;
    await writeOpenFile(short, new TextEncoder().encode('abcde'), 1);
    await handle.close();
    expect(await workspace.read('f')).toBe('\0abcde');
  });
});

describe('readOpenFile', () => {
  it('gives what is there when the file shrank after its size was read', async () => {
    await using workspace = await createTemporaryWorkspace({ f: '0123456789' });
    const handle = await open(workspace.resolve('f'));
    await truncate(workspace.resolve('f'), 3);
    const bytes = await readOpenFile(handle, 1, 9);
    await handle.close();
    expect(new TextDecoder().decode(bytes)).toBe('12');
  });
});
