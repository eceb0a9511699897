import { crc32 } from 'node:zlib';

// As in PNG: bytes that show a text-mode transfer, and that are no text.
const magic = Buffer.from('\x89SWJ\r\n\x1a\n', 'latin1');

/** Bytes before the first frame: magic 8, format u32, first sequence u64, CRC-32 of what is before u32; little endian. */
export const journalHeaderBytes = 24;

/** The format that this code writes and reads. */
export const journalFormat = 1;

/** What the beginning of a journal says. */
export type JournalHeader =
  | { readonly status: 'whole'; readonly format: number; readonly firstSequence: number }
  | { readonly status: 'damaged' };

/** The beginning of a journal whose first record has number `firstSequence`. */
export function encodeJournalHeader(firstSequence: number): Buffer {
  const header = Buffer.alloc(journalHeaderBytes);
  magic.copy(header);
  header.writeUInt32LE(journalFormat, 8);
  header.writeBigUInt64LE(BigInt(firstSequence), 12);
  header.writeUInt32LE(crc32(header.subarray(0, 20)), 20);
  return header;
}

/** Reads the beginning of a journal. */
export function decodeJournalHeader(bytes: Buffer): JournalHeader {
  if (bytes.length < journalHeaderBytes || !bytes.subarray(0, 8).equals(magic))
    return { status: 'damaged' };
  if (crc32(bytes.subarray(0, 20)) !== bytes.readUInt32LE(20)) return { status: 'damaged' };
  const firstSequence = Number(bytes.readBigUInt64LE(12));
  const believable = firstSequence >= 1 && firstSequence < Number.MAX_SAFE_INTEGER;
  return believable
    ? { status: 'whole', format: bytes.readUInt32LE(8), firstSequence }
    : { status: 'damaged' };
}
