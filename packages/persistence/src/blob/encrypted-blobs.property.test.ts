import { createSecretKey } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nothingToHide } from '../../test/support/schemas.ts';
import { verifyDirectory } from '../recovery/verify-directory.ts';
import type { BlobSensitivity, EncryptSensitivity } from '../sensitivity.ts';
import { createVault } from '../vault/create-vault.ts';
import type { BlobStore } from './blob-store.ts';
import { openBlobStore } from './open-blob-store.ts';

const sealed = (more: Partial<EncryptSensitivity> = {}, byte = 1): EncryptSensitivity => ({
  kind: 'encrypt',
  vault: createVault({ keys: [{ key: createSecretKey(Buffer.alloc(32, byte)) }] }),
  id: 'one',
  ...more,
});

const open = (directory: string, sensitivity: BlobSensitivity = sealed()): Promise<BlobStore> =>
  openBlobStore({ directory, sensitivity });

describe('a blob store that encrypts', () => {
  it('gives back every content under its hash, and puts none of it on the disk in the clear', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 8, maxLength: 400 }), async (bytes) => {
        await using workspace = await createTemporaryWorkspace();
        await using blobs = await open(workspace.path);
        const hash = await blobs.put(bytes);
        await using plain = await open(workspace.resolve('plain'), nothingToHide);
        expect(hash).toBe(await plain.put(bytes));
        expect((await readFile(workspace.resolve(hash))).includes(Buffer.from(bytes))).toBe(false);
        await using again = await open(workspace.path);
        expect(Buffer.from((await again.get(hash)) ?? [])).toEqual(Buffer.from(bytes));
        expect(await again.put(bytes)).toBe(hash);
        expect(await again.verify()).toEqual([{ hash, status: 'whole' }]);
      }),
      { numRuns: 25 },
    );
  });

  it('never gives out a blob of which any byte was changed, and sees it without the key', async () => {
    await using workspace = await createTemporaryWorkspace();
    await using blobs = await open(workspace.path);
    const hash = await blobs.put(Buffer.from('content'));
    const path = workspace.resolve(hash);
    const whole = await readFile(path);
    for (let at = 0; at < whole.length; at += 7) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await writeFile(path, changed);
      for await (const state of verifyDirectory(workspace.path))
        expect(state).toMatchObject({ kind: 'blob', status: 'damaged' });
      await using fresh = await open(workspace.path);
      const damaged = { code: 'persistence/blob-damaged' };
      await expect(fresh.get(hash)).rejects.toMatchObject(damaged);
    }
  });

  it('needs the key, refuses content in the clear, and seals it at the next put', async () => {
    await using workspace = await createTemporaryWorkspace();
    await using plain = await open(workspace.path, nothingToHide);
    const hash = await plain.put(Buffer.from('canary'));
    await using blobs = await open(workspace.path);
    const refused = { code: 'persistence/not-authentic' };
    await expect(blobs.get(hash)).rejects.toMatchObject(refused);
    await using lenient = await open(workspace.path, sealed({ acceptPlain: true }));
    expect(Buffer.from((await lenient.get(hash)) ?? []).toString()).toBe('canary');
    expect(await blobs.put(Buffer.from('canary'))).toBe(hash);
    expect(await readFile(workspace.resolve(hash), 'latin1')).not.toContain('canary');
    const missing = { code: 'persistence/key-missing' };
    await using other = await open(workspace.path, sealed({}, 2));
    await expect(other.get(hash)).rejects.toMatchObject(missing);
    await using again = await open(workspace.path, nothingToHide);
    await expect(again.get(hash)).rejects.toMatchObject(missing);
  });
});
