import type { StandardSchemaV1 } from '@standard-schema/spec';
import { decodeContent } from '../content/decode-content.ts';
import { ContentInvalidError, JournalDamagedError } from '../errors.ts';
import { asReadError } from '../files/file-system-error.ts';
import type { OpenedFile } from '../files/file-system.ts';
import { journalHeaderBytes } from './journal-header.ts';
import type { NumberedRecord } from './journal.ts';
import { scanFrames, type ScannedRecord } from './scan-frames.ts';
import { WindowedFile } from './windowed-file.ts';

/** A file of a journal, open to be read. */
export interface OpenSegment {
  readonly path: string;
  readonly opened: OpenedFile;
  /** Where reading stops, in bytes. */
  readonly end: number;
}

/** Which records are read. */
export interface ReadRecordsOptions<T> {
  /** The files in their order; closed when reading ends. */
  readonly files: readonly OpenSegment[];
  readonly schema: StandardSchemaV1<unknown, T>;
  /** The first number that is wanted. */
  readonly from: number;
}

/** Yields records in their order, each checked against checksum and schema. Throws `persistence/journal-damaged`, `persistence/content-invalid` or `persistence/not-readable`. */
export async function* readRecords<T>(
  options: ReadRecordsOptions<T>,
): AsyncGenerator<NumberedRecord<T>> {
  const { files, from } = options;
  try {
    for (const file of files)
      for await (const scanned of scanFile(file)) {
        if (scanned.sequence < from) continue;
        yield {
          sequence: scanned.sequence,
          record: decodeRecord(scanned, file.path, options.schema),
        };
      }
  } finally {
    await Promise.all(files.map(({ opened }) => opened.close()));
  }
}

async function* scanFile({ path, opened, end }: OpenSegment): AsyncGenerator<ScannedRecord> {
  try {
    const range = { start: journalHeaderBytes, end, after: 0 };
    for await (const item of scanFrames(new WindowedFile(opened, end), range)) {
      if (item.kind === 'gap') throw new JournalDamagedError({ path, ...item });
      yield item;
    }
  } catch (error) {
    throw asReadError(path, error);
  }
}

function decodeRecord<T>(
  { sequence, payload }: ScannedRecord,
  path: string,
  schema: StandardSchemaV1<unknown, T>,
): T {
  const decoded = decodeContent(payload, schema);
  if (decoded.ok) return decoded.value;
  throw new ContentInvalidError({ what: `record ${sequence} of ${path}`, reason: decoded.failure });
}
