import { createSecretKey } from 'node:crypto';
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { nothingToHide } from '../../test/support/schemas.ts';
import type { EncryptSensitivity } from '../sensitivity.ts';
import { createVault } from '../vault/create-vault.ts';
import { loadSnapshot } from './load-snapshot.ts';
import { saveSnapshot } from './save-snapshot.ts';

const sealed = (byte = 1): EncryptSensitivity => ({
  kind: 'encrypt',
  vault: createVault({ keys: [{ key: createSecretKey(Buffer.alloc(32, byte)) }] }),
  id: 'one',
});
const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();

describe('a set of files that is encrypted', () => {
  it('puts no byte of a file on the disk in the clear, and loads it again', async () => {
    await using workspace = await createTemporaryWorkspace();
    await saveSnapshot(workspace.path, { a: 'canary', b: '' }, { sensitivity: sealed() });
    for (const name of await readdir(workspace.resolve('content')))
      expect(await readFile(workspace.resolve(`content/${name}`))).not.toContain('canary');
    const { files, report } = await loadSnapshot(workspace.path, { sensitivity: sealed() });
    expect([textOf(files?.get('a')), textOf(files?.get('b'))]).toEqual(['canary', '']);
    expect(report.source).toBe('newest');
  });

  it('says that the key is missing, and moves nothing', async () => {
    await using workspace = await createTemporaryWorkspace();
    await saveSnapshot(workspace.path, { a: 'x' }, { sensitivity: sealed() });
    const missing = { code: 'persistence/key-missing' };
    await expect(loadSnapshot(workspace.path)).rejects.toMatchObject(missing);
    const other = { sensitivity: sealed(2) };
    await expect(loadSnapshot(workspace.path, other)).rejects.toMatchObject(missing);
    expect((await loadSnapshot(workspace.path, { sensitivity: sealed() })).generation).toBe(1);
  });

  it('takes no file of another generation and none in the clear for its own', async () => {
    await using workspace = await createTemporaryWorkspace();
    await saveSnapshot(workspace.path, { a: 'old' }, { sensitivity: sealed() });
    const list = (n: number): string => workspace.resolve(`set.00000000000${String(n)}.store`);
    await copyFile(list(1), workspace.resolve('kept'));
    await saveSnapshot(workspace.path, { a: 'plain' }, { sensitivity: nothingToHide });
    const refused = { code: 'persistence/not-authentic' };
    await expect(loadSnapshot(workspace.path, { sensitivity: sealed() })).rejects.toMatchObject(
      refused,
    );
    const lenient = { ...sealed(), acceptPlain: true };
    const { files } = await loadSnapshot(workspace.path, { sensitivity: lenient });
    expect(textOf(files?.get('a'))).toBe('plain');
  });
});
