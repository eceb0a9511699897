import { randomBytes } from 'node:crypto';
import { open, rename, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '@selfware/contracts';
import { publishQuarantine } from '../events.ts';
import type { Damage } from '../recovery-report.ts';
import { isAbsent } from './file-system-error.ts';
import { makeDurableDirectory } from './make-durable-directory.ts';
import { syncDirectory } from './sync-directory.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

/** Where damage lies and why it is set aside. */
export interface QuarantineOptions {
  /** The directory of the damaged file; the copies go to `quarantine/` in it. */
  readonly directory: string;
  readonly damage: Damage;
  readonly clock: Clock;
}

/** Moves a damaged file away and gives its new absolute path; absent when another process moved it first. */
export async function quarantineFile(options: QuarantineOptions): Promise<string | undefined> {
  const { directory, damage } = options;
  const target = await prepareTarget(options);
  try {
    await rename(join(directory, damage.file), target);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
  await Promise.all([syncDirectory(directory), explain(target, options)]);
  return target;
}

/** Some bytes of an open file. */
export interface ByteRange {
  readonly source: FileHandle;
  readonly offset: number;
  readonly bytes: number;
}

/** Copies what is to be kept of a damaged file and resolves when the copy is on the disk. */
export async function quarantineBytes(
  range: ByteRange,
  options: QuarantineOptions,
): Promise<string> {
  const target = await prepareTarget(options);
  const copy = await open(target, 'wx', 0o600);
  try {
    await copyRange(range, copy);
    await copy.sync();
  } finally {
    await copy.close();
  }
  await explain(target, options);
  return target;
}

async function prepareTarget({ directory, damage }: QuarantineOptions): Promise<string> {
  const quarantine = join(directory, 'quarantine');
  await makeDurableDirectory(quarantine);
  return join(quarantine, `${damage.file}.${randomBytes(8).toString('hex')}`);
}

const copyBytes = 1 << 20;

async function copyRange({ source, offset, bytes }: ByteRange, copy: FileHandle): Promise<void> {
  const end = offset + bytes;
  const buffer = Buffer.alloc(Math.min(copyBytes, bytes));
  let position = offset;
  while (position < end) {
    const wanted = Math.min(buffer.length, end - position);
    const { bytesRead } = await source.read(buffer, 0, wanted, position);
    if (bytesRead === 0) return;
    await copy.writeFile(buffer.subarray(0, bytesRead));
    position += bytesRead;
  }
}

// The reason is written last: its directory sync also makes the quarantined entry durable.
async function explain(target: string, { damage, clock }: QuarantineOptions): Promise<void> {
  const at = clock.now();
  await writeFileAtomically(`${target}.reason.json`, `${JSON.stringify({ ...damage, at })}\n`);
  publishQuarantine({ at, file: target, reason: damage.reason });
}
