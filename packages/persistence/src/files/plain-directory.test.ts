import { mkdir, symlink } from 'node:fs/promises';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainDirectory } from './plain-directory.ts';

describe('plainDirectory', () => {
  let workspace: TemporaryWorkspace;
  beforeEach(async () => {
    workspace = await createTemporaryWorkspace({ file: 'abc' });
  });
  afterEach(() => workspace.remove());

  it('creates a file only where there is none', async () => {
    const directory = plainDirectory(workspace.path);
    await expect(directory.create('file', 0o600)).rejects.toMatchObject({ code: 'EEXIST' });
    await symlink('elsewhere', workspace.resolve('link'));
    await expect(directory.create('link', 0o600)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await workspace.read('file')).toBe('abc');
  });

  it('tells what a name is without following it', async () => {
    const directory = plainDirectory(workspace.path);
    await mkdir(workspace.resolve('folder'));
    await symlink('file', workspace.resolve('link'));
    expect(await directory.stat('file')).toMatchObject({ kind: 'file', size: 3 });
    expect(await directory.stat('folder')).toMatchObject({ kind: 'directory' });
    expect(await directory.stat('link')).toMatchObject({ kind: 'link' });
    expect(await directory.stat('none')).toBeUndefined();
    expect(await plainDirectory('/dev').stat('null')).toMatchObject({ kind: 'other' });
    await directory.close();
  });

  it('passes on what the system says when it cannot look', async () => {
    const directory = plainDirectory(workspace.resolve('file'));
    await expect(directory.stat('below')).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it.each(['', '.', '..', 'a/b', '/a', 'a\0b'])('refuses the name %j', async (name) => {
    const directory = plainDirectory(workspace.path);
    await expect(directory.stat(name)).rejects.toMatchObject({ code: 'persistence/invalid-name' });
    const creating = directory.create(name, 0o600);
    await expect(creating).rejects.toMatchObject({ code: 'persistence/invalid-name' });
  });
});
