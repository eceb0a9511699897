import { join } from 'node:path';
import type { Clock } from '@selfware/contracts';
import { encodeContent } from '../content/encode-content.ts';
import type { Envelope } from '../envelope/envelope.ts';
import { ClosedError, VersionUnsupportedError } from '../errors.ts';
import { asReadError, asWriteError } from '../files/file-system-error.ts';
import type { FileSystem } from '../files/file-system.ts';
import { quarantineFile } from '../files/quarantine.ts';
import { removeIfThere, removeStaleTemporaries } from '../files/remove-stale-temporaries.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import type { Damage, LostRange, RecoveryReport } from '../recovery-report.ts';
import {
  listGenerations,
  nameGeneration,
  readGeneration,
  type GenerationFile,
} from './generation-files.ts';
import { openValue } from './open-value.ts';
import { sealPayload } from './seal-payload.ts';
import type { GenerationState, Loaded, Store, StoreOptions } from './store.ts';

/** What a store over files is made of. */
export interface FileStoreParts<T> {
  readonly options: StoreOptions<T>;
  readonly name: string;
  readonly directory: string;
  readonly clock: Clock;
  readonly fileSystem: FileSystem;
  /** Makes the directory durable, should it not be. */
  readonly keepDirectory: () => Promise<void>;
}

const defaultGenerations = 3;
const defaultLockWaitMs = 10_000;
const loadAttempts = 10;

/** A store whose generations are files. */
export class FileStore<T> implements Store<T> {
  readonly #parts: FileStoreParts<T>;
  #tail: Promise<unknown> = Promise.resolve();
  #isClosed = false;
  /** What this store saved last: while it is the newest, its file need not be read again. */
  #saved: SavedGeneration | undefined;

  constructor(parts: FileStoreParts<T>) {
    this.#parts = parts;
  }

  async load(): Promise<Loaded<T>> {
    this.#assertOpen();
    try {
      return await loadNewest(this.#parts, loadAttempts);
    } catch (error) {
      throw asReadError(this.#parts.directory, error);
    }
  }

  async save(value: T): Promise<number> {
    this.#assertOpen();
    const { name, options } = this.#parts;
    const payload = encodeContent(value, { what: `the value of ${name}`, ...options });
    const saved = this.#tail.then(() => this.#saveNext(payload));
    // One failed save must not fail those that come after it.
    this.#tail = saved.catch(() => undefined);
    return saved;
  }

  async verify(): Promise<readonly GenerationState[]> {
    this.#assertOpen();
    try {
      return await verifyAll(this.#parts);
    } catch (error) {
      throw asReadError(this.#parts.directory, error);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#tail;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #saveNext(payload: Uint8Array): Promise<number> {
    this.#saved = await saveLocked(this.#parts, payload, this.#saved);
    return this.#saved.generation;
  }

  #assertOpen(): void {
    const { directory, name } = this.#parts;
    if (this.#isClosed) throw new ClosedError({ path: join(directory, name) });
  }
}

async function loadNewest<T>(parts: FileStoreParts<T>, attempts: number): Promise<Loaded<T>> {
  const damage: (Damage & { readonly generation: number })[] = [];
  const quarantined: string[] = [];
  for (const candidate of await listGenerations(parts)) {
    const read = await readGeneration(parts, candidate, { sealed: true });
    // A saver pruned it meanwhile, so there are newer ones: look again.
    if (read === undefined && attempts > 1) return loadNewest(parts, attempts - 1);
    if (read === undefined) continue;
    if (read.ok) return await toLoaded(parts, read.value, { damage, quarantined });
    if (read.failure.code === 'newer-format')
      throw refuse(parts, candidate, { version: read.failure.format, supported: 2 });
    const found = await measure(parts, candidate, read.failure.code);
    const target = await quarantineFile({ ...parts, damage: found });
    if (target !== undefined) quarantined.push(target);
    damage.push({ ...found, generation: candidate.generation });
  }
  const report = toReport('empty', { damage, quarantined, generation: 0 });
  return { value: undefined, generation: 0, report };
}

interface Findings {
  readonly damage: readonly (Damage & { readonly generation: number })[];
  readonly quarantined: readonly string[];
}

async function toLoaded<T>(
  parts: FileStoreParts<T>,
  envelope: Envelope,
  findings: Findings,
): Promise<Loaded<T>> {
  const { generation } = envelope.header;
  const { file } = nameGeneration(parts.name, generation);
  const path = join(parts.directory, file);
  const value = await openValue({ envelope, path, ...parts.options });
  const source = findings.damage.length === 0 ? 'newest' : 'earlier';
  return {
    value,
    generation,
    report: toReport(source, { ...findings, generation }),
  };
}

function toReport(
  source: RecoveryReport['source'],
  { damage, quarantined, generation }: Findings & { readonly generation: number },
): RecoveryReport {
  const newest = damage[0]?.generation ?? 0;
  const oldest = damage.at(-1)?.generation ?? 0;
  const from = generation === 0 ? oldest : generation + 1;
  const lost: readonly LostRange[] = damage.length === 0 ? [] : [{ from, to: newest }];
  const plain = damage.map(({ file, offset, bytes, reason }) => ({ file, offset, bytes, reason }));
  return { source, damage: plain, lost, quarantined };
}

async function measure<T>(
  { directory, fileSystem }: FileStoreParts<T>,
  { file }: GenerationFile,
  reason: Damage['reason'],
): Promise<Damage> {
  // Another process that quarantines the same file may have been faster.
  const { size: bytes = 0 } = (await fileSystem.stat(join(directory, file))) ?? {};
  return { file, offset: 0, bytes, reason };
}

function refuse<T>(
  { directory }: FileStoreParts<T>,
  { file }: GenerationFile,
  versions: { readonly version: number; readonly supported: number },
): VersionUnsupportedError {
  return new VersionUnsupportedError({ path: join(directory, file), ...versions });
}

interface SavedGeneration {
  readonly generation: number;
  readonly digest: string;
}

async function saveLocked<T>(
  parts: FileStoreParts<T>,
  payload: Uint8Array,
  saved: SavedGeneration | undefined,
): Promise<SavedGeneration> {
  const { directory, name, clock, fileSystem, options } = parts;
  const { lockWaitMs: waitMs = defaultLockWaitMs } = options;
  try {
    await parts.keepDirectory();
    const lock = await fileSystem.lock(join(directory, `${name}.store.lock`), { waitMs, clock });
    try {
      await removeStaleTemporaries(directory, parts);
      return await saveNext(parts, payload, saved);
    } finally {
      await lock.close();
    }
  } catch (error) {
    throw asWriteError(join(directory, name), error);
  }
}

async function saveNext<T>(
  parts: FileStoreParts<T>,
  payload: Uint8Array,
  saved: SavedGeneration | undefined,
): Promise<SavedGeneration> {
  const { directory, name, clock, fileSystem, options } = parts;
  const kept = await listGenerations(parts);
  const next = nameGeneration(name, (kept[0]?.generation ?? 0) + 1);
  const { generation } = next;
  const isNewest = saved !== undefined && saved.generation === kept[0]?.generation;
  const previous = isNewest ? saved.digest : await readNewestDigest(parts, kept);
  const header = {
    kind: name,
    version: options.version,
    generation,
    created: clock.now(),
    previous,
  };
  const { bytes, digest } = await sealPayload(header, payload, options.sensitivity);
  await writeFileAtomically(join(directory, next.file), bytes, { fileSystem });
  const wanted = Math.max(1, options.generations ?? defaultGenerations);
  for (const { file } of kept.slice(wanted - 1))
    await removeIfThere(join(directory, file), fileSystem);
  return { generation, digest };
}

async function readNewestDigest<T>(
  parts: FileStoreParts<T>,
  kept: readonly GenerationFile[],
): Promise<string | null> {
  for (const candidate of kept) {
    const read = await readGeneration(parts, candidate, { sealed: true });
    if (read?.ok === true) return read.value.digest;
  }
  return null;
}

async function verifyAll<T>(parts: FileStoreParts<T>): Promise<readonly GenerationState[]> {
  const states: GenerationState[] = [];
  let newer: { readonly generation: number; readonly previous: string | null } | undefined;
  for (const { generation, file } of await listGenerations(parts)) {
    const read = await readGeneration(parts, { generation, file }, { sealed: true });
    if (read === undefined) continue;
    const digest = read.ok ? read.value.digest : undefined;
    // The newer file, already listed, is the one that says what it was written after.
    if (digest !== undefined && newer?.generation === generation + 1 && newer.previous !== digest)
      markUnchained(states);
    states.push({ generation, file, status: read.ok ? 'whole' : 'damaged' });
    newer = read.ok ? { generation, previous: read.value.header.previous } : undefined;
  }
  return states;
}

function markUnchained(states: GenerationState[]): void {
  const last = states.pop();
  if (last !== undefined) states.push({ ...last, status: 'unchained' });
}
