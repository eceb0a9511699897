import type { StandardSchemaV1 } from '@standard-schema/spec';
import { decodeContent } from '../content/decode-content.ts';
import { ContentInvalidError, JournalDamagedError } from '../errors.ts';
import { asReadError } from '../files/file-system-error.ts';
import type { OpenedFile } from '../files/file-system.ts';
import { journalHeaderBytes } from './journal-header.ts';
import type { NumberedRecord } from './journal.ts';
import { scanFrames, type ScannedRecord } from './scan-frames.ts';
import type { Sensitivity } from '../sensitivity.ts';
import { unsealBytes } from '../vault/unseal-bytes.ts';
import { isSealed } from '../vault/vault-header.ts';
import type { SealedPlace } from '../vault/vault.ts';
import { placeOfRecord } from './sealed-places.ts';
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
  readonly sensitivity: Sensitivity;
  /** The journal's. */
  readonly name: string;
  /** The first number that is wanted. */
  readonly from: number;
  /** What is done about damage; absent means `absolute`: every byte was whole when the journal was opened. */
  readonly recovery?: 'absolute' | 'tolerate-tail' | 'salvage';
}

/** Yields records in their order, each checked against checksum and schema. Throws `persistence/journal-damaged`, `persistence/content-invalid`, `persistence/not-readable`, and what `unsealBytes` throws. */
export async function* readRecords<T>(
  options: ReadRecordsOptions<T>,
): AsyncGenerator<NumberedRecord<T>> {
  const { files, from, recovery = 'absolute' } = options;
  try {
    for (const file of files)
      for await (const scanned of scanFile(file, { recovery, isLast: file === files.at(-1) })) {
        if (scanned.sequence < from) continue;
        const { sequence } = scanned;
        const what = `record ${sequence} of ${file.path}`;
        const payload = isPlain(scanned, options)
          ? scanned.payload
          : await unsealRecord(scanned, what, options);
        yield { sequence, record: decodeRecord(payload, what, options) };
      }
  } finally {
    await Promise.all(files.map(({ opened }) => opened.close()));
  }
}

interface Tolerance {
  readonly recovery: 'absolute' | 'tolerate-tail' | 'salvage';
  readonly isLast: boolean;
}

async function* scanFile(
  { path, opened, end }: OpenSegment,
  { recovery, isLast }: Tolerance,
): AsyncGenerator<ScannedRecord> {
  try {
    const range = { start: journalHeaderBytes, end, after: 0 };
    for await (const item of scanFrames(new WindowedFile(opened, end), range)) {
      const isTail = isLast && item.offset + item.bytes === end;
      const isTolerated = recovery === 'salvage' || (recovery === 'tolerate-tail' && isTail);
      if (item.kind === 'record') yield item;
      else if (!isTolerated) throw new JournalDamagedError({ path, ...item });
    }
  } catch (error) {
    throw asReadError(path, error);
  }
}

// Asked first: waiting costs more than reading a record.
function isPlain(
  { payload }: ScannedRecord,
  { sensitivity }: Pick<ReadRecordsOptions<unknown>, 'sensitivity'>,
): boolean {
  return sensitivity.kind !== 'encrypt' && !isSealed(payload);
}

async function unsealRecord(
  { sequence, payload: bytes }: ScannedRecord,
  path: string,
  { name, sensitivity }: Pick<ReadRecordsOptions<unknown>, 'name' | 'sensitivity'>,
): Promise<Uint8Array> {
  const placeOf = (id: string): SealedPlace => placeOfRecord(name, id, sequence);
  return unsealBytes({ bytes, isSealed: isSealed(bytes), path, sensitivity, placeOf });
}

function decodeRecord<T>(
  payload: Uint8Array,
  what: string,
  { schema }: Pick<ReadRecordsOptions<T>, 'schema'>,
): T {
  const decoded = decodeContent(payload, schema);
  if (decoded.ok) return decoded.value;
  throw new ContentInvalidError({ what, reason: decoded.failure });
}
