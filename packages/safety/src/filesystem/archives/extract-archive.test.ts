import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildTar } from '../../../test/fixtures/build-tar.ts';
import { buildZip } from '../../../test/fixtures/build-zip.ts';
import { createExtractionGround } from '../../../test/fixtures/extraction-ground.ts';
import { extractArchive } from './extract-archive.ts';
import type { ArchiveSource } from './open-archive.ts';

const members = [
  { name: 'a/', type: '5', mode: 0o755 },
  { name: 'a/one.txt', content: 'one' },
  { name: 'a/run', content: '#!/bin/sh\n', mode: 0o700 },
];
const tar = buildTar(members);
const zip = buildZip([
  { name: 'a/', mode: 0o40755 },
  { name: 'a/one.txt', content: 'one' },
  { name: 'a/run', content: '#!/bin/sh\n', mode: 0o100700, method: 8 },
]);

async function* streamOf(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size)
    yield await Promise.resolve(bytes.subarray(start, start + size));
}

const sources: readonly (readonly [string, () => ArchiveSource])[] = [
  ['tar in memory', () => ({ bytes: tar })],
  ['tar as plain bytes', () => tar],
  ['tar.gz in memory', () => ({ bytes: gzipSync(tar) })],
  ['zip in memory', () => ({ bytes: zip })],
  ['tar as a stream', () => streamOf(tar)],
  ['tar.gz as a stream', () => streamOf(gzipSync(tar))],
  ['zip as a stream', () => streamOf(zip)],
];

describe('extracting an archive', () => {
  it.each(sources)('writes the files of a %s with modes 0644 and 0755', async (_, source) => {
    await using ground = await createExtractionGround();
    const before = await ground.snapshot();
    const report = await extractArchive(ground.root, source(), { into: 'out' });
    expect(await ground.snapshot()).toEqual({
      ...before,
      'inside/out/': '',
      'inside/out/a/': '',
      'inside/out/a/one.txt': 'one',
      'inside/out/a/run': '#!/bin/sh\n',
    });
    expect((await ground.root.stat('out/a/one.txt'))?.mode).toBe(0o644);
    expect((await ground.root.stat('out/a/run'))?.mode).toBe(0o755);
    expect(report).toMatchObject({
      files: [
        { path: 'out/a/one.txt', bytes: 3 },
        { path: 'out/a/run', bytes: 10 },
      ],
      directories: ['out', 'out/a'],
      skipped: [],
      bytes: 13,
    });
  });
});
