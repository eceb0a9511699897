import { archiveRefusal } from '../archive-refusal.ts';

/** Where the list of entries lies. */
export interface EndRecord {
  readonly entries: number;
  readonly listStart: number;
  /** Where the list ends, and the record begins. */
  readonly listEnd: number;
}

const recordBytes = 22;
const signature = 0x06054b50;
const zip64LocatorSignature = 0x07064b50;
const zip64LocatorBytes = 20;

/**
 * Finds the end record of a zip file (APPNOTE 4.3.16), which must be the last thing in it, beside its own comment.
 * Throws `safety/archive-refused` when there is none, it contradicts itself, or it speaks of several disks or zip64.
 */
export function readEndRecord(bytes: Buffer): EndRecord {
  const position = findRecord(bytes);
  const [entries, total] = [bytes.readUInt16LE(position + 8), bytes.readUInt16LE(position + 10)];
  const [size, start] = [bytes.readUInt32LE(position + 12), bytes.readUInt32LE(position + 16)];
  if (isZip64(bytes, position) || total === 0xffff || size === 0xffffffff || start === 0xffffffff)
    throw archiveRefusal('zip64', 'needs the extension for huge archives');
  if (bytes.readUInt32LE(position + 4) !== 0 || entries !== total)
    throw archiveRefusal('malformed', 'is one part of several');
  if (start + size !== position)
    throw archiveRefusal('hidden-bytes', 'has a list of entries that is not where it should be');
  return { entries, listStart: start, listEnd: position };
}

// The first one from the end, as every reader looks for it.
function findRecord(bytes: Buffer): number {
  const last = bytes.length - recordBytes;
  for (let position = last; position >= Math.max(0, last - 0xffff); position -= 1) {
    if (bytes.readUInt32LE(position) !== signature) continue;
    if (position + recordBytes + bytes.readUInt16LE(position + 20) === bytes.length)
      return position;
    throw archiveRefusal('trailing', 'has bytes behind its end');
  }
  throw archiveRefusal('truncated', 'has no end: it was cut, or is no zip file');
}

function isZip64(bytes: Buffer, position: number): boolean {
  const locator = position - zip64LocatorBytes;
  return locator >= 0 && bytes.readUInt32LE(locator) === zip64LocatorSignature;
}
