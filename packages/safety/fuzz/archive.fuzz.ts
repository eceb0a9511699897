import { lstat, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { SelfwareError } from '@selfware/contracts';
import { extractArchive, type ExtractReport } from '../src/filesystem/archives/extract-archive.ts';
import { openRoot } from '../src/filesystem/open-root.ts';

const limits = { maxBytes: 200_000, maxEntries: 50, maxEntryBytes: 100_000 };

/**
 * Extracts any bytes: only typed errors, and then no trace; else exactly the files that the report names, inside, as plain files within the limits.
 * The first byte chooses between the bytes as they are, with right tar checksums, and compressed.
 */
export async function fuzz(data: Buffer): Promise<void> {
  const base = await mkdtemp(join(tmpdir(), 'selfware-fuzz-'));
  try {
    await mkdir(join(base, 'inside'));
    await writeFile(join(base, 'outside'), 'outside');
    const bytes = toArchive(data);
    for (const source of [{ bytes }, streamOf(bytes)]) await check(base, source);
  } finally {
    await rm(base, { recursive: true, force: true });
  }
}

async function check(base: string, source: Parameters<typeof extractArchive>[1]): Promise<void> {
  const root = await openRoot(join(base, 'inside'));
  let report: ExtractReport | undefined;
  try {
    report = await extractArchive(root, source, { into: 'out', ...limits });
  } catch (error) {
    if (!SelfwareError.isInstance(error)) throw error;
  } finally {
    await root.close();
  }
  const found = await listFiles(join(base, 'inside'), '');
  const expected = report?.files.map(({ path }) => path).toSorted() ?? [];
  if (JSON.stringify(found.toSorted()) !== JSON.stringify(expected))
    throw new Error(`expected the files ${expected.join()}, got ${found.join()}`);
  if (report === undefined && (await readdir(join(base, 'inside'))).length > 0)
    throw new Error('expected no trace of a refused archive');
  if ((report?.bytes ?? 0) > limits.maxBytes) throw new Error('expected the limit to hold');
  if ((await readFile(join(base, 'outside'), 'utf8')) !== 'outside')
    throw new Error('expected nothing to happen outside');
  await rm(join(base, 'inside/out'), { recursive: true, force: true });
}

async function listFiles(directory: string, path: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await readdir(join(directory, path))) {
    const below = path === '' ? name : `${path}/${name}`;
    const stats = await lstat(join(directory, below));
    if (stats.isDirectory()) found.push(...(await listFiles(directory, below)));
    else if (stats.isFile() && (stats.mode & 0o7022) === 0) found.push(below);
    else throw new Error(`expected plain files, got ${below} with mode ${stats.mode}`);
  }
  return found;
}

function toArchive(data: Buffer): Buffer {
  const rest = Buffer.from(data.subarray(1));
  if (data[0] === 0x31) return withChecksums(rest);
  return data[0] === 0x32 ? gzipSync(withChecksums(rest)) : rest;
}

// No mutation meets a checksum by chance.
function withChecksums(bytes: Buffer): Buffer {
  for (let start = 0; start + 512 <= bytes.length; start += 512) {
    const block = bytes.subarray(start, start + 512);
    if (block.toString('latin1', 257, 262) !== 'ustar') continue;
    block.write('        ', 148);
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  }
  return bytes;
}

async function* streamOf(bytes: Buffer): AsyncGenerator<Uint8Array, void, undefined> {
  for (let start = 0; start < bytes.length; start += 300)
    yield await Promise.resolve(bytes.subarray(start, start + 300));
}
