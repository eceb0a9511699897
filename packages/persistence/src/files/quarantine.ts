import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '@selfware/contracts';
import { publishQuarantine } from '../events.ts';
import type { Damage } from '../recovery-report.ts';
import { isAbsent } from './file-system-error.ts';
import type { FileSystem, OpenedFile } from './file-system.ts';
import { makeDurableDirectory } from './make-durable-directory.ts';
import { writeAll } from './write-all.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

/** Where damage lies and why it is set aside. */
export interface QuarantineOptions {
  /** The directory of the damaged file; the copies go to `quarantine/` in it. */
  readonly directory: string;
  readonly damage: Damage;
  readonly clock: Clock;
  readonly fileSystem: FileSystem;
}

/** Moves a damaged file away and gives its new absolute path; absent when another process moved it first. */
export async function quarantineFile(options: QuarantineOptions): Promise<string | undefined> {
  const { directory, damage, fileSystem } = options;
  const target = await prepareTarget(options);
  try {
    await fileSystem.rename(join(directory, damage.file), target);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
  await Promise.all([fileSystem.syncDirectory(directory), explain(target, options)]);
  return target;
}

/** Some bytes of an open file. */
export interface ByteRange {
  readonly source: OpenedFile;
  readonly offset: number;
  readonly bytes: number;
}

/** Copies what is to be kept of a damaged file and resolves when the copy is on the disk. */
export async function quarantineBytes(
  range: ByteRange,
  options: QuarantineOptions,
): Promise<string> {
  const target = await prepareTarget(options);
  const copy = await options.fileSystem.open(target, 'create');
  try {
    await copyRange(range, copy, target);
    await copy.sync();
  } finally {
    await copy.close();
  }
  await explain(target, options);
  return target;
}

async function prepareTarget({
  directory,
  damage,
  fileSystem,
}: QuarantineOptions): Promise<string> {
  const quarantine = join(directory, 'quarantine');
  await makeDurableDirectory(quarantine, fileSystem);
  return join(quarantine, `${damage.file}.${randomBytes(8).toString('hex')}`);
}

const copyBytes = 1 << 20;

async function copyRange(
  { source, offset, bytes }: ByteRange,
  copy: OpenedFile,
  path: string,
): Promise<void> {
  const end = offset + bytes;
  const buffer = Buffer.alloc(Math.min(copyBytes, bytes));
  let position = offset;
  while (position < end) {
    const wanted = buffer.subarray(0, Math.min(buffer.length, end - position));
    const read = await source.read(wanted, position);
    if (read === 0) return;
    await writeAll(copy, wanted.subarray(0, read), { path, position: position - offset });
    position += read;
  }
}

// The reason is written last: its directory sync also makes the quarantined entry durable.
async function explain(
  target: string,
  { damage, clock, fileSystem }: QuarantineOptions,
): Promise<void> {
  const at = clock.now();
  await writeFileAtomically(`${target}.reason.json`, `${JSON.stringify({ ...damage, at })}\n`, {
    fileSystem,
  });
  publishQuarantine({ at, file: target, reason: damage.reason });
}
