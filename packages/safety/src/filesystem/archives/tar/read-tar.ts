import type { ArchiveEntry } from '../archive-entry.ts';
import { archiveRefusal } from '../archive-refusal.ts';
import { ByteQueue } from '../byte-queue.ts';
import { drain } from '../drain.ts';
import { parsePax, type PaxRecord } from './parse-pax.ts';
import {
  decodeTarText,
  parseTarHeader,
  tarBlockBytes,
  type TarHeader,
} from './parse-tar-header.ts';

// Far more than any name or set of attributes that a file system keeps.
const maxExtensionBytes = 2 ** 20;
// A tape is written in blocks of any size and padded with zeros.
const maxPadding = 2 ** 20;

/**
 * The entries of a tar archive, as they come. Only one reading of the bytes is accepted: a wrong checksum, an unknown type, two names
 * for one entry, a second size, a missing end or bytes behind it throw `safety/archive-refused`.
 */
export async function* readTar(
  source: AsyncIterable<Uint8Array>,
  { maxEntries }: { readonly maxEntries: number },
): AsyncGenerator<ArchiveEntry, void, undefined> {
  const queue = new ByteQueue(source);
  try {
    let pending: Pending = {};
    for (let headers = 0; ; headers += 1) {
      // Headers that announce other headers are no entries, and would come without end.
      if (headers > 4 * maxEntries + 16) throw archiveRefusal('entries', 'has too many headers');
      const header = await readHeader(queue);
      if (header === undefined) {
        await finish(queue, pending);
        return;
      }
      if (isExtension(header.type)) {
        pending = addExtension(pending, header.type, await readExtension(queue, header));
        continue;
      }
      const entry = toEntry(header, pending);
      pending = {};
      yield* passEntry(queue, entry);
    }
  } finally {
    await queue.close();
  }
}

/** What stands before an entry and belongs to it. */
interface Pending {
  readonly pax?: PaxRecord;
  readonly longName?: string;
  readonly longLink?: true;
}

type EntryHead = Omit<ArchiveEntry, 'content'>;

async function* passEntry(
  queue: ByteQueue,
  entry: EntryHead,
): AsyncGenerator<ArchiveEntry, void, undefined> {
  let left = entry.size;
  async function* content(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const piece of queue.pass(left)) {
      left -= piece.length;
      yield piece;
    }
    if (left > 0) throw archiveRefusal('truncated', 'ends too early', entry.name);
  }
  yield { ...entry, content };
  await drain(content());
  await skipPadding(queue, entry.size);
}

async function readHeader(queue: ByteQueue): Promise<TarHeader | undefined> {
  const block = await readBlock(queue);
  if (!isZero(block)) return parseTarHeader(block);
  if (!isZero(await readBlock(queue)))
    throw archiveRefusal('trailing', 'has entries behind the mark of its end');
  return undefined;
}

async function finish(queue: ByteQueue, pending: Pending): Promise<void> {
  if (Object.keys(pending).length > 0)
    throw archiveRefusal('malformed', 'has a header for an entry that does not come');
  let padding = 0;
  for await (const piece of queue.pass(Number.MAX_SAFE_INTEGER)) {
    padding += piece.length;
    if (!isZero(piece) || padding > maxPadding)
      throw archiveRefusal('trailing', 'has bytes behind its end');
  }
}

function isExtension(type: string): boolean {
  return type === 'x' || type === 'g' || type === 'L' || type === 'K';
}

async function readExtension(queue: ByteQueue, { size }: TarHeader): Promise<Uint8Array> {
  if (size > maxExtensionBytes) throw archiveRefusal('long-name', 'has an oversized header');
  const bytes = await queue.take(size);
  if (bytes.length < size) throw archiveRefusal('truncated', 'ends too early');
  await skipPadding(queue, size);
  return bytes;
}

function addExtension(pending: Pending, type: string, bytes: Uint8Array): Pending {
  if (type === 'g') return refuseGlobalNames(pending, parsePax(bytes));
  const { pax, longName, longLink } = pending;
  if (type === 'x' && pax === undefined) return { ...pending, pax: parsePax(bytes) };
  if (type === 'L' && longName === undefined) return { ...pending, longName: parseLongName(bytes) };
  // A link is refused or left out whatever its target is.
  if (type === 'K' && longLink === undefined) return { ...pending, longLink: true };
  throw archiveRefusal('malformed', 'has two headers of one kind for one entry');
}

// Such a header stands for every entry that follows. A comment is ordinary (git archive); a name or a size is a trick.
function refuseGlobalNames(pending: Pending, global: PaxRecord): Pending {
  if (global.path !== undefined || global.size !== undefined)
    throw archiveRefusal('malformed', 'gives one name or size to all entries');
  return pending;
}

function parseLongName(bytes: Uint8Array): string {
  const end = bytes.at(-1) === 0 ? bytes.length - 1 : bytes.length;
  return decodeTarText(bytes.subarray(0, end));
}

function toEntry(header: TarHeader, { pax, longName }: Pending): EntryHead {
  if (pax?.path !== undefined && longName !== undefined)
    throw archiveRefusal('malformed', 'has two names', pax.path);
  const name = pax?.path ?? longName ?? header.name;
  // A reader that does not know the second size would take content for headers.
  if (pax?.size !== undefined && pax.size !== header.size)
    throw archiveRefusal('size-mismatch', 'has two sizes', name);
  const kind = kindOf(header.type, name);
  if (kind !== 'file' && header.size > 0)
    throw archiveRefusal('size-mismatch', `is a ${kind} with content`, name);
  return { name, kind, mode: header.mode, size: header.size };
}

function kindOf(type: string, name: string): ArchiveEntry['kind'] {
  // V7 has no type for directories.
  if (type === '0') return name.endsWith('/') ? 'directory' : 'file';
  if (type === '5') return 'directory';
  if (type === '1' || type === '2') return 'link';
  if (type === '3' || type === '4' || type === '6')
    throw archiveRefusal('device', 'is a device or a pipe', name);
  if (type === 'S') throw archiveRefusal('sparse', 'is a sparse file', name);
  throw archiveRefusal('type', 'is of a kind that is not extracted', name);
}

async function skipPadding(queue: ByteQueue, size: number): Promise<void> {
  const padding = (tarBlockBytes - (size % tarBlockBytes)) % tarBlockBytes;
  // What is missing here is missed by the header that has to follow.
  await queue.take(padding);
}

async function readBlock(queue: ByteQueue): Promise<Uint8Array> {
  const block = await queue.take(tarBlockBytes);
  if (block.length < tarBlockBytes) throw archiveRefusal('truncated', 'ends too early');
  return block;
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}
