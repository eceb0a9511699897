import { chmod, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { createKeyFile } from './create-key-file.ts';
import { loadKeyFile } from './load-key-file.ts';

describe('createKeyFile', () => {
  it('makes a key that only its owner may read, and that loads again', async () => {
    await using workspace = await createTemporaryWorkspace();
    const path = join(workspace.path, 'state.key');
    const made = await createKeyFile(path);
    expect((await loadKeyFile(path)).equals(made)).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('makes no key where there is one, whatever state it is in', async () => {
    await using workspace = await createTemporaryWorkspace();
    for (const [name, content] of [
      ['damaged', 'selfware-key 1 00'],
      ['empty', ''],
    ] as const) {
      const path = join(workspace.path, name);
      await writeFile(path, content, { mode: 0o600 });
      await expect(createKeyFile(path)).rejects.toMatchObject({ code: 'persistence/key-exists' });
      await expect(loadKeyFile(path)).rejects.toMatchObject({ code: 'persistence/key-damaged' });
      expect(await readFile(path, 'utf8')).toBe(content);
    }
    await symlink('nowhere', join(workspace.path, 'link'));
    await expect(createKeyFile(join(workspace.path, 'link'))).rejects.toMatchObject({
      code: 'persistence/key-exists',
    });
  });

  it('says when it cannot be written', async () => {
    await using workspace = await createTemporaryWorkspace();
    const path = join(workspace.path, 'absent', 'state.key');
    await expect(createKeyFile(path)).rejects.toMatchObject({ code: 'persistence/not-found' });
  });
});

describe('loadKeyFile', () => {
  it('says that there is none, and makes none', async () => {
    await using workspace = await createTemporaryWorkspace();
    const path = join(workspace.path, 'state.key');
    await expect(loadKeyFile(path)).rejects.toMatchObject({ code: 'persistence/key-missing' });
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('believes no file with any byte changed or missing, and shows nothing of it', async () => {
    await using workspace = await createTemporaryWorkspace();
    const path = join(workspace.path, 'state.key');
    await createKeyFile(path);
    const whole = await readFile(path);
    const damaged = { code: 'persistence/key-damaged' };
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      for (const bytes of [changed, whole.subarray(0, at)]) {
        await writeFile(path, bytes);
        const error: unknown = await loadKeyFile(path).catch((thrown: unknown) => thrown);
        expect(error).toMatchObject(damaged);
        expect(JSON.stringify(error)).not.toContain(whole.toString('latin1').slice(15, 40));
      }
    }
    await writeFile(path, 'x'.repeat(1000));
    await expect(loadKeyFile(path)).rejects.toMatchObject(damaged);
  });

  it('refuses a file that others may read, a link and a directory', async () => {
    await using workspace = await createTemporaryWorkspace();
    const path = join(workspace.path, 'state.key');
    await createKeyFile(path);
    await symlink(path, join(workspace.path, 'link'));
    await mkdir(join(workspace.path, 'folder'));
    const codeOf = (name: string): Promise<unknown> =>
      loadKeyFile(join(workspace.path, name)).catch((thrown: unknown) => thrown);
    expect(await codeOf('link')).toMatchObject({ code: 'persistence/not-a-file' });
    expect(await codeOf('folder')).toMatchObject({ code: 'persistence/not-a-file' });
    await chmod(path, 0o640);
    expect(await codeOf('state.key')).toMatchObject({ code: 'persistence/key-damaged' });
  });
});
