import { rename, symlink } from 'node:fs/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../../test/fixtures/code-of.ts';
import { openRoot } from './open-root.ts';

describe('openRoot', () => {
  it('refuses what is missing and what is no directory', async () => {
    await using workspace = await createTemporaryWorkspace({ file: 'x' });
    expect(await codeOf(openRoot(workspace.resolve('not-there')))).toBe('safety/root-unusable');
    expect(await codeOf(openRoot(workspace.resolve('file')))).toBe('safety/root-unusable');
  });

  it('names the directory behind a link', async () => {
    await using workspace = await createTemporaryWorkspace({ 'real/f': 'x' });
    await symlink('real', workspace.resolve('alias'));
    const root = await openRoot(workspace.resolve('alias'));
    expect(root.path).toBe(workspace.resolve('real'));
    expect(root.guarantee).toBe('prevented');
    await root.close();
  });

  it.each(['descriptors', 'names'] as const)(
    'opens the root of the machine, anchored by %s',
    async (anchoring) => {
      await using workspace = await createTemporaryWorkspace({ 'deep/f': 'text' });
      const root = await openRoot('/', { anchoring });
      const { size } = await root.readFile(workspace.resolve('deep/f'), { maxBytes: 9 });
      expect(size).toBe(4);
      expect(await root.realPath(workspace.path)).toBe(workspace.path);
      expect(await root.realPath('.')).toBe('/');
      await root.close();
    },
  );

  it('keeps the directory that it opened when another takes its name', async () => {
    await using workspace = await createTemporaryWorkspace({
      'root/f': 'ours',
      'other/f': 'theirs',
    });
    const root = await openRoot(workspace.resolve('root'));
    await rename(workspace.resolve('root'), workspace.resolve('elsewhere'));
    await symlink('other', workspace.resolve('root'));
    const { bytes } = await root.readFile('f', { maxBytes: 9 });
    expect(new TextDecoder().decode(bytes)).toBe('ours');
    await root.close();
  });
});
