import type { StandardSchemaV1 } from '@standard-schema/spec';
import { decodeContent } from '../content/decode-content.ts';
import { ContentInvalidError, JournalDamagedError } from '../errors.ts';
import { asReadError } from '../files/file-system-error.ts';
import type { FileSystem, OpenedFile } from '../files/file-system.ts';
import { journalHeaderBytes } from './journal-header.ts';
import type { NumberedRecord } from './journal.ts';
import { scanFrames, type ScannedRecord } from './scan-frames.ts';
import { WindowedFile } from './windowed-file.ts';

/** Which records are read. */
export interface ReadRecordsOptions<T> {
  readonly path: string;
  readonly fileSystem: FileSystem;
  /** Where reading stops, in bytes. */
  readonly end: number;
  readonly schema: StandardSchemaV1<unknown, T>;
  /** The first number that is wanted. */
  readonly from: number;
}

/** Yields records in their order, each checked against checksum and schema. Throws `persistence/journal-damaged`, `persistence/content-invalid` or `persistence/not-readable`. */
export async function* readRecords<T>(
  options: ReadRecordsOptions<T>,
): AsyncGenerator<NumberedRecord<T>> {
  const { from } = options;
  for await (const scanned of scanFile(options)) {
    if (scanned.sequence < from) continue;
    yield { sequence: scanned.sequence, record: decodeRecord(scanned, options) };
  }
}

async function* scanFile<T>({
  path,
  end,
  fileSystem,
}: ReadRecordsOptions<T>): AsyncGenerator<ScannedRecord> {
  const file = await openToRead(path, fileSystem);
  try {
    const range = { start: journalHeaderBytes, end, after: 0 };
    for await (const item of scanFrames(new WindowedFile(file, end), range)) {
      if (item.kind === 'gap') throw new JournalDamagedError({ path, ...item });
      yield item;
    }
  } catch (error) {
    throw asReadError(path, error);
  } finally {
    await file.close();
  }
}

async function openToRead(path: string, fileSystem: FileSystem): Promise<OpenedFile> {
  try {
    return await fileSystem.open(path, 'read');
  } catch (error) {
    throw asReadError(path, error);
  }
}

function decodeRecord<T>(
  { sequence, payload }: ScannedRecord,
  { path, schema }: ReadRecordsOptions<T>,
): T {
  const decoded = decodeContent(payload, schema);
  if (decoded.ok) return decoded.value;
  throw new ContentInvalidError({ what: `record ${sequence} of ${path}`, reason: decoded.failure });
}
