import { join } from 'node:path';
import type { Clock } from '@selfware/contracts';
import { encodeEnvelope } from '../envelope/encode-envelope.ts';
import { GenerationTakenError, VersionUnsupportedError } from '../errors.ts';
import { asReadError, asWriteError } from '../files/file-system-error.ts';
import type { FileSystem } from '../files/file-system.ts';
import { quarantineFile } from '../files/quarantine.ts';
import { removeIfThere, removeStaleTemporaries } from '../files/remove-stale-temporaries.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import {
  listGenerations,
  nameGeneration,
  readGeneration,
  type GenerationFile,
  type GenerationPlace,
} from '../store/generation-files.ts';
import type { StoredBytes } from './backend.ts';

/** Where the values of a backend lie. */
export interface ValuePlace {
  readonly directory: string;
  readonly clock: Clock;
  readonly fileSystem: FileSystem;
  readonly lockWaitMs: number;
}

type NamedPlace = ValuePlace & GenerationPlace;

const keptGenerations = 2;

/** Puts the next generation of a value when the newest one is as expected. */
export async function putValue(
  place: NamedPlace,
  { bytes, ifGeneration }: { readonly bytes: Uint8Array; readonly ifGeneration: number },
): Promise<number> {
  const { directory, name, clock, fileSystem, lockWaitMs: waitMs } = place;
  try {
    const lock = await fileSystem.lock(join(directory, `${name}.lock`), { waitMs, clock });
    try {
      await removeStaleTemporaries(directory, place);
      const newest = await findNewest(place);
      const found = newest?.stored.generation ?? 0;
      if (found !== ifGeneration)
        throw new GenerationTakenError({ key: name, expected: ifGeneration, found });
      return await writeNext(place, { bytes, found, previous: newest?.digest ?? null });
    } finally {
      await lock.close();
    }
  } catch (error) {
    throw asWriteError(join(directory, name), error);
  }
}

/** The newest valid generation of a value; damaged files go to `quarantine/`. */
export async function readValue(place: NamedPlace): Promise<StoredBytes | undefined> {
  try {
    return (await findNewest(place))?.stored;
  } catch (error) {
    throw asReadError(join(place.directory, place.name), error);
  }
}

const valueFile = /^(.+)\.\d{12}\.store$/;

/** The keys that have files of values. */
export async function listValues(
  { directory, fileSystem }: ValuePlace,
  prefix: string,
): Promise<readonly string[]> {
  try {
    const keys = (await fileSystem.list(directory)).flatMap((file) => {
      const [, key] = valueFile.exec(file) ?? [];
      return key?.startsWith(prefix) === true ? [key] : [];
    });
    return [...new Set(keys)].sort();
  } catch (error) {
    throw asReadError(directory, error);
  }
}

interface NewestValue {
  readonly stored: StoredBytes;
  readonly digest: string;
}

async function findNewest(place: NamedPlace): Promise<NewestValue | undefined> {
  for (const candidate of await listGenerations(place)) {
    const read = await readGeneration(place, candidate);
    if (read === undefined) return findNewest(place);
    const { generation } = candidate;
    if (read.ok)
      return { stored: { generation, bytes: read.value.payload }, digest: read.value.digest };
    const { failure } = read;
    if (failure.code === 'newer-format') throw refuse(place, candidate, failure.format);
    await setAside(place, candidate, failure.code);
  }
  return undefined;
}

function refuse(
  { directory }: NamedPlace,
  { file }: GenerationFile,
  version: number,
): VersionUnsupportedError {
  return new VersionUnsupportedError({ path: join(directory, file), version, supported: 1 });
}

async function setAside(
  place: NamedPlace,
  { file }: GenerationFile,
  reason: Parameters<typeof quarantineFile>[0]['damage']['reason'],
): Promise<void> {
  const entry = await place.fileSystem.stat(join(place.directory, file));
  const damage = { file, offset: 0, bytes: entry?.size ?? 0, reason };
  await quarantineFile({ ...place, damage });
}

async function writeNext(
  place: NamedPlace,
  next: { readonly bytes: Uint8Array; readonly found: number; readonly previous: string | null },
): Promise<number> {
  const { directory, name, clock, fileSystem } = place;
  const { generation, file } = nameGeneration(name, next.found + 1);
  const { previous } = next;
  const header = { kind: name, version: 1, generation, created: clock.now(), previous };
  const { bytes } = encodeEnvelope(header, next.bytes);
  await writeFileAtomically(join(directory, file), bytes, { fileSystem });
  for (const old of (await listGenerations(place)).slice(keptGenerations))
    await removeIfThere(join(directory, old.file), fileSystem);
  return generation;
}
