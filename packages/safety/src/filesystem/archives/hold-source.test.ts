import { createReadStream } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createExtractionGround } from '../../../test/fixtures/extraction-ground.ts';
import { extractArchive } from './extract-archive.ts';
import { holdSource } from './hold-source.ts';

describe('a stream that is extracted', () => {
  it('rejects the call when its file is missing, and does not end the process', async () => {
    await using ground = await createExtractionGround();
    const before = await ground.snapshot();
    // Nobody listens while the code of the extraction is loaded.
    const missing = createReadStream(`${ground.root.path}/none.tar`);
    await expect(extractArchive(ground.root, missing, { into: 'out' })).rejects.toMatchObject({
      code: 'ENOENT',
    });
    expect(await ground.snapshot()).toEqual(before);
  });

  it('is let go of when the extraction cannot begin', async () => {
    await using ground = await createExtractionGround();
    let isReleased = false;
    const stream = async function* (): AsyncGenerator<Uint8Array> {
      try {
        yield await Promise.resolve(new Uint8Array(512));
        yield new Uint8Array(512);
      } finally {
        isReleased = true;
      }
    };
    await expect(extractArchive(ground.root, stream(), { into: '../x' })).rejects.toThrow();
    await expect.poll(() => isReleased).toBe(true);
  });

  it('is passed on piece by piece, and bytes as they are', async () => {
    const given = [Uint8Array.of(1), Uint8Array.of(2, 3)];
    const { source } = holdSource(
      (async function* () {
        for (const piece of given) yield await Promise.resolve(piece);
      })(),
    );
    const read: Uint8Array[] = [];
    if (Symbol.asyncIterator in source) for await (const piece of source) read.push(piece);
    expect(read).toEqual(given);
    const bytes = Uint8Array.of(1);
    expect(holdSource(bytes).source).toBe(bytes);
  });
});
