import { crc32, createInflateRaw } from 'node:zlib';
import { SelfwareError } from '@selfware/contracts';
import type { ArchiveEntry } from '../archive-entry.ts';
import { isBomb } from '../archive-limits.ts';
import { archiveRefusal } from '../archive-refusal.ts';
import { decompress } from '../decompress.ts';
import { inSlices } from '../in-slices.ts';
import {
  compareHeaders,
  refuseZip64,
  type EntrySpan,
  type ListedEntry,
} from './compare-headers.ts';
import { decodeZipName } from './decode-zip-name.ts';
import { readEndRecord } from './read-end-record.ts';
import type { Entry } from './yauzl-reader.ts';

/** What a zip file is read with. */
export interface ReadZipOptions {
  readonly maxRatio: number;
}

/**
 * The entries of a zip file. All of them are compared and placed before the first is given out: a file that two readers may read
 * differently throws `safety/archive-refused`, as do encryption, other methods than stored and deflated, and zip64.
 */
export async function* readZip(
  archive: Uint8Array,
  options: ReadZipOptions,
): AsyncGenerator<ArchiveEntry, void, undefined> {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const { entries, listStart, listEnd } = readEndRecord(bytes);
  const listed = await readList(bytes);
  // The library stops after the count, wherever the list ends.
  const listBytes = listed.reduce((sum, { listBytes: own }) => sum + own, 0);
  if (listed.length !== entries || listStart + listBytes !== listEnd)
    throw archiveRefusal('hidden-bytes', 'lists more than it counts');
  const placed = listed.map((entry) => ({
    entry,
    span: compareHeaders(bytes, listStart, entry),
  }));
  refuseGaps(placed, listStart);
  for (const { entry, span } of placed) yield toEntry(bytes, { entry, span, options });
}

interface Listed extends ListedEntry {
  /** What it takes of the list. */
  readonly listBytes: number;
}

async function readList(bytes: Buffer): Promise<readonly Listed[]> {
  const { fromBufferPromise, getFileNameLowLevel } = await import('./yauzl-reader.ts');
  const listed: Listed[] = [];
  try {
    // Names stay bytes: what is wrong with one is for our own rules to say.
    const zip = await fromBufferPromise(bytes, { decodeStrings: false, strictFileNames: true });
    for await (const entry of zip.eachEntry())
      listed.push(toListed(entry, decodeZipName(entry, getFileNameLowLevel)));
  } catch (error) {
    if (SelfwareError.isInstance(error)) throw error;
    throw archiveRefusal('malformed', 'has a list of entries that cannot be read');
  }
  return listed;
}

function toListed(entry: Entry, name: string): Listed {
  refuseZip64(entry.extraFieldRaw, name);
  const flags = entry.generalPurposeBitFlag;
  // Encrypted; patched; encrypted strongly; with a masked header.
  if ((flags & 0x2061) !== 0) throw archiveRefusal('encrypted', 'is encrypted', name);
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    throw archiveRefusal('method', 'is compressed by an unusual method', name);
  return {
    name,
    rawName: entry.fileNameRaw,
    flags,
    method: entry.compressionMethod,
    crc32: entry.crc32,
    compressedBytes: entry.compressedSize,
    bytes: entry.uncompressedSize,
    mode: entry.externalFileAttributes >>> 16,
    start: entry.relativeOffsetOfLocalHeader,
    listBytes: 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength,
  };
}

// Entries that share bytes are a bomb without a suspicious ratio (Fifield 2019); bytes that no entry owns are for another reader.
function refuseGaps(
  placed: readonly { readonly entry: Listed; readonly span: EntrySpan }[],
  listStart: number,
): void {
  let position = 0;
  for (const { entry, span } of placed.toSorted((a, b) => a.span.start - b.span.start)) {
    if (span.start < position)
      throw archiveRefusal('overlap', 'shares bytes with another', entry.name);
    if (span.start > position)
      throw archiveRefusal('hidden-bytes', 'has bytes before it that belong to none', entry.name);
    position = span.end;
  }
  if (position > listStart) throw archiveRefusal('overlap', 'has a list that lies in its entries');
  if (position < listStart)
    throw archiveRefusal('hidden-bytes', 'has bytes that belong to no entry');
}

interface PlacedEntry {
  readonly entry: Listed;
  readonly span: EntrySpan;
  readonly options: ReadZipOptions;
}

function toEntry(bytes: Buffer, { entry, span, options }: PlacedEntry): ArchiveEntry {
  const { name, bytes: size, mode } = entry;
  const kind = kindOf(name, mode);
  if (kind === 'directory' && size > 0)
    throw archiveRefusal('size-mismatch', 'is a directory with content', name);
  if (isBomb(size, entry.compressedBytes, options.maxRatio))
    throw archiveRefusal('ratio', `gives over ${options.maxRatio} bytes for each of its own`, name);
  const content = bytes.subarray(span.contentStart, span.contentEnd);
  return {
    name,
    kind,
    mode: mode & 0o7777,
    size,
    content: () => verified(entry, unpack(content, { entry, span, options })),
  };
}

const typeBits = 0o170000;

// The upper half of the attributes is a Unix mode, whichever system says that it wrote them.
function kindOf(name: string, mode: number): ArchiveEntry['kind'] {
  const isDirectory = name.endsWith('/');
  const type = mode & typeBits;
  if (type === 0o120000) return 'link';
  if (type === 0o020000 || type === 0o060000 || type === 0o010000 || type === 0o140000)
    throw archiveRefusal('device', 'is a device or a pipe', name);
  if (type !== 0 && type !== (isDirectory ? 0o040000 : 0o100000))
    throw archiveRefusal('type', 'is of another kind by its mode than by its name', name);
  return isDirectory ? 'directory' : 'file';
}

async function* unpack(
  content: Buffer,
  { entry, options }: PlacedEntry,
): AsyncGenerator<Uint8Array, void, undefined> {
  const pieces = inSlices(content);
  if (entry.method === 0) return yield* pieces;
  yield* decompress(pieces, {
    engine: createInflateRaw(),
    maxRatio: options.maxRatio,
    entry: entry.name,
  });
}

async function* verified(
  { name, bytes: size, crc32: expected }: Listed,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let made = 0;
  let sum = 0;
  for await (const piece of pieces) {
    made += piece.length;
    if (made > size) throw archiveRefusal('size-mismatch', 'is larger than it says', name);
    sum = crc32(piece, sum);
    yield piece;
  }
  if (made < size) throw archiveRefusal('size-mismatch', 'is smaller than it says', name);
  if (sum !== expected) throw archiveRefusal('checksum', 'has a wrong checksum', name);
}
