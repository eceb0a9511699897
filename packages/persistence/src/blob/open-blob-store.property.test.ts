import { readFile, writeFile } from 'node:fs/promises';
import { configureProperties, createTemporaryWorkspace } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBlobStore } from './open-blob-store.ts';
import { nothingToHide } from '../../test/support/schemas.ts';

configureProperties();

const content = fc.uint8Array({ minLength: 1, maxLength: 200 });

describe('openBlobStore', () => {
  it('gives back exactly what was put, and one file for equal content', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(content, { maxLength: 4 }), async (contents) => {
        await using workspace = await createTemporaryWorkspace();
        const blobs = await openBlobStore({
          sensitivity: nothingToHide,
          directory: workspace.path,
        });
        const hashes = await Promise.all(contents.map((bytes) => blobs.put(bytes)));
        const found = await Promise.all(hashes.map((hash) => blobs.get(hash)));
        expect(found.map((bytes) => new Uint8Array(bytes ?? []))).toEqual(contents);
        const distinct = new Set(contents.map((bytes) => bytes.join()));
        expect(new Set(hashes).size).toBe(distinct.size);
      }),
    );
  });

  it('never gives out a blob with a changed byte', async () => {
    await fc.assert(
      fc.asyncProperty(
        content,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (bytes, at, change) => {
          await using workspace = await createTemporaryWorkspace();
          const blobs = await openBlobStore({
            sensitivity: nothingToHide,
            directory: workspace.path,
          });
          const hash = await blobs.put(bytes);
          const damaged = await readFile(workspace.resolve(hash));
          const position = at % damaged.length;
          damaged[position] = (damaged[position] ?? 0) ^ change;
          await writeFile(workspace.resolve(hash), damaged);
          await expect(blobs.get(hash)).rejects.toMatchObject({ code: 'persistence/blob-damaged' });
        },
      ),
    );
  });
});
