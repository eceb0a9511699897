import { archiveRefusal } from '../archive-refusal.ts';

/** One entry of the list at the end of a zip file, with its name decoded. */
export interface ListedEntry {
  readonly name: string;
  readonly rawName: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  readonly mode: number;
  /** Where its local header begins. */
  readonly start: number;
}

/** Where the parts of an entry lie in the file. */
export interface EntrySpan {
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  /** Behind the content and the descriptor that may follow it. */
  readonly end: number;
}

const headerBytes = 30;
const headerSignature = 0x04034b50;
const descriptorSignature = 0x08074b50;
const zip64Extra = 0x0001;
/** The sizes follow the content instead of standing before it. */
const descriptorFlag = 0x8;

/**
 * Compares what the list says of an entry with what stands before (and behind) its content, since readers differ in which they believe.
 * Throws `safety/archive-refused` for any difference.
 */
export function compareHeaders(bytes: Buffer, listEnd: number, listed: ListedEntry): EntrySpan {
  const { name, start, rawName } = listed;
  const [nameBytes, extraBytes] = readLengths(bytes, listEnd, listed);
  const contentStart = start + headerBytes + nameBytes + extraBytes;
  const contentEnd = contentStart + listed.compressedBytes;
  if (contentEnd > listEnd) throw archiveRefusal('truncated', 'lies beyond the end', name);
  const localName = bytes.subarray(start + headerBytes, start + headerBytes + nameBytes);
  if (!localName.equals(rawName)) throw mismatch(name, 'name');
  refuseZip64(bytes.subarray(contentStart - extraBytes, contentStart), name);
  const flags = bytes.readUInt16LE(start + 6);
  if (flags !== listed.flags) throw mismatch(name, 'flags');
  if (bytes.readUInt16LE(start + 8) !== listed.method) throw mismatch(name, 'method');
  const isStreamed = (flags & descriptorFlag) !== 0;
  compareSizes(bytes, start + 14, { listed, mayBeZero: isStreamed });
  const end = isStreamed ? readDescriptor(bytes, contentEnd, listed) : contentEnd;
  return { start, contentStart, contentEnd, end };
}

function readLengths(
  bytes: Buffer,
  listEnd: number,
  { name, start }: ListedEntry,
): readonly [number, number] {
  if (start + headerBytes > listEnd) throw archiveRefusal('truncated', 'lies beyond the end', name);
  if (bytes.readUInt32LE(start) !== headerSignature)
    throw archiveRefusal('malformed', 'has no header of its own', name);
  return [bytes.readUInt16LE(start + 26), bytes.readUInt16LE(start + 28)];
}

interface SizeComparison {
  readonly listed: ListedEntry;
  readonly mayBeZero: boolean;
}

function compareSizes(
  bytes: Buffer,
  position: number,
  { listed, mayBeZero }: SizeComparison,
): void {
  const stated = [0, 4, 8].map((offset) => bytes.readUInt32LE(position + offset));
  const expected = [listed.crc32, listed.compressedBytes, listed.bytes];
  const agrees = stated.every(
    (value, index) => value === expected[index] || (mayBeZero && value === 0),
  );
  if (!agrees) throw mismatch(listed.name, 'checksum or size');
}

// Its signature is optional, and everybody writes it. The list and the end record follow, so there are bytes enough.
function readDescriptor(bytes: Buffer, position: number, listed: ListedEntry): number {
  const isSigned = bytes.readUInt32LE(position) === descriptorSignature;
  const start = isSigned ? position + 4 : position;
  compareSizes(bytes, start, { listed, mayBeZero: false });
  return start + 12;
}

/** Throws for a list of extra fields with the one of zip64, or one that is broken. */
export function refuseZip64(extra: Buffer, name: string): void {
  let position = 0;
  while (position + 4 <= extra.length) {
    if (extra.readUInt16LE(position) === zip64Extra)
      throw archiveRefusal('zip64', 'needs the extension for huge archives', name);
    position += 4 + extra.readUInt16LE(position + 2);
  }
  if (position > extra.length)
    throw archiveRefusal('malformed', 'has an extra field that cannot be read', name);
}

function mismatch(name: string, what: string): Error {
  return archiveRefusal(
    'header-mismatch',
    `has one ${what} in its own header and another in the list`,
    name,
  );
}
