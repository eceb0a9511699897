import { access, mkdir, readdir, symlink } from 'node:fs/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { removeDirectory } from './remove-directory.ts';

describe('removeDirectory', () => {
  it('removes everything beneath and follows no link', async () => {
    await using workspace = await createTemporaryWorkspace({ 'p/a/b': '', 'p/c/d': '', 'x/y': '' });
    await symlink(workspace.resolve('x'), workspace.resolve('p/a/link'));
    await removeDirectory(workspace.resolve('p'), 'a');
    expect(await readdir(workspace.resolve('p'))).toEqual(['c']);
    await access(workspace.resolve('x/y'));
  });

  it('finishes what a killed removal left, and keeps what is told to be done before', async () => {
    await using workspace = await createTemporaryWorkspace({ 'p/a/b': '' });
    await mkdir(workspace.resolve('p/.selfware-removed.half'));
    const told: string[] = [];
    const parent = workspace.resolve('p');
    const failing = removeDirectory(parent, 'a', {
      beforeFilesGo: () => Promise.reject(new Error('not yet')),
    });
    await expect(failing).rejects.toThrow();
    expect(await readdir(parent)).toEqual(['.selfware-removed.a', '.selfware-removed.half']);
    await mkdir(workspace.resolve('p/c'));
    const beforeFilesGo = async (name: string): Promise<void> => {
      told.push(name);
    };
    await removeDirectory(parent, 'c', { beforeFilesGo });
    expect(told.sort()).toEqual(['a', 'c', 'half']);
    expect(await readdir(parent)).toEqual([]);
  });

  it.each([
    ['..', 'persistence/invalid-name'],
    ['gone', 'persistence/not-found'],
  ])('refuses %j', async (name, code) => {
    await using workspace = await createTemporaryWorkspace({ 'p/a': '' });
    await expect(removeDirectory(workspace.resolve('p'), name)).rejects.toMatchObject({ code });
  });
});
