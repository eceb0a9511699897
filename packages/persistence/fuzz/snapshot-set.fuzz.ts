import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { SelfwareError } from '@selfware/contracts';
import { encodeEnvelope } from '../src/envelope/encode-envelope.ts';
import { loadSnapshot } from '../src/index.ts';
import type { LoadedSnapshot } from '../src/snapshot/snapshot-set.ts';
import { MemoryDisk } from '../test/explorer/memory-disk.ts';

const header = { kind: 'set', version: 1, generation: 1, created: 0, previous: null };

/** Loads any bytes as the list of a set of files, and as what a whole list holds: only typed errors, only files whose bytes are on the disk under their hash, nothing left to set aside the second time. */
export async function fuzz(data: Buffer): Promise<void> {
  await check(data, data);
  await check(encodeEnvelope(header, data).bytes, data);
}

async function check(list: Buffer, content: Buffer): Promise<void> {
  const disk = new MemoryDisk();
  for (const path of ['/set', '/set/content']) await disk.makeDirectory(path);
  await place(disk, '/set/set.000000000001.store', list);
  await place(disk, `/set/content/${hashOf(content)}`, content);
  await place(disk, `/set/content/${'0'.repeat(64)}`, content);
  const first = await load(disk);
  for (const bytes of first?.files?.values() ?? [])
    if (!Buffer.from(bytes).equals(content)) throw new Error('bytes that no hash names');
  const second = await load(disk);
  if (!isDeepStrictEqual(second?.files, first?.files)) throw new Error('another set');
  if ((second?.report.damage.length ?? 0) > 0) throw new Error('set aside twice');
}

async function load(fileSystem: MemoryDisk): Promise<LoadedSnapshot | undefined> {
  try {
    return await loadSnapshot('/set', { fileSystem });
  } catch (error) {
    if (SelfwareError.isInstance(error)) return undefined;
    throw error;
  }
}

async function place(disk: MemoryDisk, path: string, bytes: Buffer): Promise<void> {
  const file = await disk.open(path, 'create');
  await file.write(bytes, 0);
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
