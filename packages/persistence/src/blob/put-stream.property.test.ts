import { createSecretKey } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { configureProperties, createTemporaryWorkspace } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nothingToHide } from '../../test/support/schemas.ts';
import { sha256 } from '../envelope/encode-envelope.ts';
import type { BlobSensitivity } from '../sensitivity.ts';
import { createVault } from '../vault/create-vault.ts';
import { openBlobStore } from './open-blob-store.ts';

configureProperties();

const sealing: BlobSensitivity = {
  kind: 'encrypt',
  vault: createVault({ keys: [{ key: createSecretKey(Buffer.alloc(32, 1)) }] }),
  id: 'blobs',
};

async function* piecesOf(
  pieces: readonly Uint8Array[],
  failure?: Error,
): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield await Promise.resolve(piece);
  if (failure !== undefined) throw failure;
}

const pieces = fc.array(fc.uint8Array({ maxLength: 3_000 }), { maxLength: 6 });

describe('putStream', () => {
  it.each([
    ['plain', nothingToHide],
    ['sealed', sealing],
  ] as const)(
    'stores what put would store, however it is cut, in a %s store',
    async (_, sensitivity) => {
      await fc.assert(
        fc.asyncProperty(pieces, fc.boolean(), async (parts, isThere) => {
          await using workspace = await createTemporaryWorkspace();
          await using blobs = await openBlobStore({ directory: workspace.path, sensitivity });
          const whole = Buffer.concat(parts);
          if (isThere) await blobs.put(whole);
          const hash = await blobs.putStream(piecesOf(parts));
          expect(hash).toBe(sha256(whole));
          expect(Buffer.from((await blobs.get(hash)) ?? []).equals(whole)).toBe(true);
          const names = await readdir(workspace.path);
          expect(names.filter((name) => name.startsWith('.selfware-tmp'))).toEqual([]);
          // As what was put it stays until it is released.
          expect(await blobs.collect(() => [])).toEqual({ removed: [], pinned: [hash] });
        }),
        { numRuns: 30 },
      );
    },
  );

  it.each([
    ['plain', nothingToHide],
    ['sealed', sealing],
  ] as const)(
    'stores nothing when its source fails or is too long, in a %s store',
    async (_, sensitivity) => {
      await using workspace = await createTemporaryWorkspace();
      const options = { directory: workspace.path, sensitivity, maxBytes: 100 };
      await using blobs = await openBlobStore(options);
      const failure = new Error('the source failed');
      const parts = [Buffer.alloc(60), Buffer.alloc(40)];
      await expect(blobs.putStream(piecesOf(parts, failure))).rejects.toBe(failure);
      await expect(blobs.putStream(piecesOf([...parts, Buffer.alloc(1)]))).rejects.toMatchObject({
        code: 'persistence/file-too-large',
      });
      expect(await readdir(workspace.path)).toEqual([]);
      expect(await blobs.putStream(piecesOf(parts))).toBe(sha256(Buffer.alloc(100)));
    },
  );
});
