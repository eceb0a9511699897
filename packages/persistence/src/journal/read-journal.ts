import { join, resolve } from 'node:path';
import type { JsonValue } from '@selfware/contracts';
import { VersionUnsupportedError } from '../errors.ts';
import { assertPortableName } from '../files/file-name.ts';
import { asReadError, isAbsent } from '../files/file-system-error.ts';
import type { FileSystem } from '../files/file-system.ts';
import { nodeFileSystem } from '../files/node-file-system.ts';
import { decodeJournalHeader, journalFormat, journalHeaderBytes } from './journal-header.ts';
import type { JournalOptions, NumberedRecord } from './journal.ts';
import { readRecords, type OpenSegment } from './read-records.ts';
import { listSideFiles, type NumberedFile } from './segment-files.ts';

/** Which journal is read, and how. */
export interface ReadJournalOptions<T extends JsonValue | object> extends Pick<
  JournalOptions<T>,
  'directory' | 'name' | 'schema' | 'sensitivity' | 'fileSystem'
> {
  /** `salvage` passes over what is damaged, `tolerate-tail` throws `persistence/journal-damaged` for it; absent means `salvage`. */
  readonly recovery?: 'salvage' | 'tolerate-tail';
}

interface Place {
  readonly directory: string;
  readonly name: string;
  readonly fileSystem: FileSystem;
}

/**
 * Yields the records of a journal that another process may be writing: takes no lock, changes nothing, and ends where a record is not finished
 * yet. Nothing is yielded where there is no journal. Records that a snapshot stands for are among them as long as their files are there.
 * Throws `persistence/invalid-name`, `persistence/version-unsupported`, `persistence/not-readable`, `persistence/content-invalid`, and as unsealing does.
 */
export async function* readJournal<T extends JsonValue | object>(
  options: ReadJournalOptions<T>,
): AsyncGenerator<NumberedRecord<T>> {
  const { fileSystem = nodeFileSystem, recovery = 'salvage', schema, sensitivity } = options;
  const name = assertPortableName(options.name);
  const place = { directory: resolve(options.directory), name, fileSystem };
  const files = await openFiles(place);
  yield* readRecords({ files, schema, sensitivity, name, from: 1, recovery });
}

async function openFiles(place: Place): Promise<readonly OpenSegment[]> {
  if ((await place.fileSystem.stat(place.directory)) === undefined) return [];
  // First: renamed or not, what is open stays, and what is listed afterwards are the files before it.
  const active = await openFile(place, `${place.name}.journal`);
  const files: OpenSegment[] = [];
  try {
    const before = await fullFiles(place, active);
    for (const { file } of before) files.push(...orNone(await openFile(place, file)));
    return [...files, ...orNone(active)];
  } catch (error) {
    await Promise.all([...files, ...orNone(active)].map(({ opened }) => opened.close()));
    throw asReadError(join(place.directory, `${place.name}.journal`), error);
  }
}

function orNone(file: OpenSegment | undefined): readonly OpenSegment[] {
  return file === undefined ? [] : [file];
}

/** Absent when it is not there: nothing was written yet, or a snapshot stands for it now. */
async function openFile(
  { directory, fileSystem }: Place,
  file: string,
): Promise<OpenSegment | undefined> {
  const path = join(directory, file);
  try {
    const opened = await fileSystem.open(path, 'read');
    return { path, opened, end: (await opened.stat()).size };
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw asReadError(path, error);
  }
}

async function fullFiles(
  place: Place,
  active: OpenSegment | undefined,
): Promise<readonly NumberedFile[]> {
  const segments = await listSideFiles(place, 'segment');
  if (active === undefined) return segments;
  const bytes = Buffer.alloc(journalHeaderBytes);
  const read = await active.opened.read(bytes, 0);
  const header = decodeJournalHeader(bytes.subarray(0, read));
  if (header.status === 'damaged') return segments;
  const { format: version, firstSequence } = header;
  if (version !== journalFormat)
    throw new VersionUnsupportedError({ path: active.path, version, supported: journalFormat });
  return segments.filter(({ number }) => number < firstSequence);
}
