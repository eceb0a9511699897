import { archiveRefusal } from './archive-refusal.ts';
import { parseTarHeader, tarBlockBytes } from './tar/parse-tar-header.ts';

/** The kinds of archives that are read. */
export type ArchiveFormat = 'tar' | 'tar.gz' | 'zip';

/** Tells the kind of an archive by its first 512 bytes (fewer for one that is shorter). Throws `safety/archive-refused` for none of them. */
export function detectFormat(head: Uint8Array): ArchiveFormat {
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06]))
    return 'zip';
  if (startsWith(head, [0x1f, 0x8b])) return 'tar.gz';
  if (head.length === tarBlockBytes && isTarStart(head)) return 'tar';
  throw archiveRefusal('format', 'is neither tar, tar.gz nor zip');
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function isTarStart(head: Uint8Array): boolean {
  if (head.every((byte) => byte === 0)) return true;
  try {
    parseTarHeader(head);
    return true;
  } catch {
    return false;
  }
}
