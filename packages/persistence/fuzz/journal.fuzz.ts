import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { SelfwareError, type JsonValue } from '@selfware/contracts';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { openJournal, type Journal } from '../src/index.ts';

const schema: StandardSchemaV1<unknown, { readonly value: unknown }> = {
  '~standard': { version: 1, vendor: 'fuzz', validate: (value) => ({ value: { value } }) },
};

/** Opens any bytes as a journal: only typed errors, only records whose bytes are in the file with their right CRC, nothing left to recover the second time. */
export async function fuzz(data: Buffer): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'selfware-fuzz-'));
  try {
    await writeFile(join(directory, 'a.journal'), data);
    await check(directory, data);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function check(directory: string, data: Buffer): Promise<void> {
  const journal = await open(directory);
  if (journal === undefined) return;
  const yielded = await readTyped(journal, data);
  await journal.close();
  const again = await open(directory);
  if (again === undefined || again.report.damage.length > 0) throw new Error('recovered twice');
  const second = await readTyped(again, data);
  await again.close();
  if (second !== yielded) throw new Error(`${yielded} records, then ${second}`);
}

async function open(directory: string): Promise<Journal<{ readonly value: unknown }> | undefined> {
  try {
    const sensitivity = { kind: 'none', because: 'fuzzing' } as const;
    return await openJournal({ directory, name: 'a', schema, sensitivity });
  } catch (error) {
    if (SelfwareError.isInstance(error)) return undefined;
    throw error;
  }
}

async function readTyped(
  journal: Journal<{ readonly value: unknown }>,
  data: Buffer,
): Promise<number> {
  let [count, last] = [0, 0];
  try {
    for await (const { sequence, record } of journal.read()) {
      if (sequence <= last) throw new Error(`record ${sequence} after ${last}`);
      assertInFile(data, sequence, record.value as JsonValue);
      count += 1;
      last = sequence;
    }
  } catch (error) {
    // Whole bytes that are no JSON: a typed ending, and none that damage may cause.
    const isContent =
      SelfwareError.isInstance(error) && error.code === 'persistence/content-invalid';
    if (!isContent) throw error;
  }
  return count;
}

// Written a second time, from the format's description alone, so that the reader does not vouch for itself.
function assertInFile(data: Buffer, sequence: number, value: JsonValue): void {
  for (let at = 0; at + 24 <= data.length; at += 1) {
    if (data.readUInt32BE(at) !== 0xff_f9_fe_f8) continue;
    const payload = data.subarray(at + 24, at + 24 + data.readUInt32LE(at + 4));
    if (data.readBigUInt64LE(at + 8) !== BigInt(sequence)) continue;
    if (data.readUInt32LE(at + 16) !== crc32(payload)) continue;
    if (data.readUInt32LE(at + 20) !== crc32(data.subarray(at, at + 20))) continue;
    if (isSame(payload, value)) return;
  }
  throw new Error(`record ${sequence} is not in the file`);
}

function isSame(payload: Buffer, value: JsonValue): boolean {
  try {
    return JSON.stringify(JSON.parse(payload.toString())) === JSON.stringify(value);
  } catch {
    return false;
  }
}
