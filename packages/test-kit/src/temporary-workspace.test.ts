import { realpath, stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createTemporaryWorkspace } from './temporary-workspace.ts';

describe('createTemporaryWorkspace', () => {
  it('holds the files that it was created with, in their directories', async () => {
    await using workspace = await createTemporaryWorkspace({ 'a/b.txt': 'one', 'c.txt': 'two' });
    expect(await workspace.read('a/b.txt')).toBe('one');
    expect(await workspace.read('c.txt')).toBe('two');
  });

  it('writes and reads below its own path, which is free of links', async () => {
    await using workspace = await createTemporaryWorkspace();
    await workspace.write('deep/er/file', new Uint8Array([104, 105]));
    expect(await workspace.read('deep/er/file')).toBe('hi');
    expect(workspace.resolve('deep', 'er')).toBe(`${workspace.path}/deep/er`);
    expect(await realpath(workspace.path)).toBe(workspace.path);
  });

  it('is gone with everything in it when it is removed or leaves its scope', async () => {
    const paths: string[] = [];
    {
      await using workspace = await createTemporaryWorkspace({ 'a/b': '' });
      paths.push(workspace.path);
    }
    const other = await createTemporaryWorkspace();
    await other.remove();
    await other.remove();
    paths.push(other.path);
    for (const path of paths) await expect(stat(path)).rejects.toThrow('ENOENT');
  });

  it('is another directory each time', async () => {
    await using first = await createTemporaryWorkspace();
    await using second = await createTemporaryWorkspace();
    expect(first.path).not.toBe(second.path);
  });
});
