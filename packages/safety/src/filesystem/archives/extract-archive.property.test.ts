import { gzipSync } from 'node:zlib';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildTar } from '../../../test/fixtures/build-tar.ts';
import { buildZip } from '../../../test/fixtures/build-zip.ts';
import { createExtractionGround } from '../../../test/fixtures/extraction-ground.ts';
import { refusalOf } from '../../../test/fixtures/refusal-of.ts';
import { extractArchive } from './extract-archive.ts';

configureProperties();

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size)
    yield await Promise.resolve(bytes.subarray(start, start + size));
}

const names = fc.array(fc.constantFrom('a', 'b', 'é', '文', 'x y'), { minLength: 1, maxLength: 3 });
const files = fc.uniqueArray(
  fc.record({
    // A number at the end, so that no file is the directory of another.
    name: fc.tuple(names, fc.nat(99)).map(([parts, last]) => `${parts.join('/')}/${last}`),
    content: fc.string({ maxLength: 1500 }),
    mode: fc.constantFrom(0o100600, 0o100755),
  }),
  { selector: ({ name }) => name, maxLength: 5 },
);
const kinds = fc.constantFrom('tar', 'tar.gz', 'zip');

it('brings back every file of every archive, from memory and from pieces of any size', async () => {
  await fc.assert(
    fc.asyncProperty(files, kinds, fc.integer({ min: 1, max: 2000 }), async (tree, kind, size) => {
      const tar = buildTar(tree.map((file) => ({ ...file, mode: file.mode & 0o777 })));
      const zip = buildZip(
        tree.map((file, index) => ({ ...file, method: index % 2 === 0 ? 8 : 0 })),
      );
      const bytes = kind === 'zip' ? zip : kind === 'tar' ? tar : gzipSync(tar);
      await using ground = await createExtractionGround();
      await extractArchive(ground.root, { bytes }, { into: 'memory' });
      await extractArchive(ground.root, inPieces(bytes, size), { into: 'pieces' });
      const found = await ground.snapshot();
      for (const { name, content, mode } of tree)
        for (const into of ['memory', 'pieces']) {
          expect(found[`inside/${into}/${name}`]).toBe(Buffer.from(content).toString());
          const expected = mode === 0o100755 ? 0o755 : 0o644;
          expect((await ground.root.stat(`${into}/${name}`))?.mode).toBe(expected);
        }
    }),
  );
});

it('takes no cut archive for a whole one', async () => {
  const tar = buildTar([{ name: 'a', content: 'x'.repeat(700) }, { name: 'b' }]);
  const zip = buildZip([{ name: 'a', content: 'x'.repeat(700), method: 8 }, { name: 'b' }]);
  const archives = fc.constantFrom<readonly [Buffer, 'tar' | 'tar.gz' | 'zip']>(
    [tar, 'tar'],
    [gzipSync(tar), 'tar.gz'],
    [zip, 'zip'],
  );
  await fc.assert(
    fc.asyncProperty(
      archives,
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (archive, part) => {
        const [whole, format] = archive;
        const bytes = whole.subarray(0, Math.floor(part * (whole.length - 1)));
        await using ground = await createExtractionGround();
        const before = await ground.snapshot();
        const extraction = extractArchive(ground.root, { bytes }, { into: 'out', format });
        expect(['truncated', 'malformed']).toContain(await refusalOf(extraction));
        expect(await ground.snapshot()).toEqual(before);
      },
    ),
  );
});
