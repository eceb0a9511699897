import { archiveRefusal } from '../archive-refusal.ts';

/** The fields of a 512-byte header block that extraction needs (POSIX.1-1988 ustar, GNU tar's variant, and the older V7). */
export interface TarHeader {
  readonly name: string;
  readonly mode: number;
  readonly size: number;
  /** The type flag; V7's NUL is `0`. */
  readonly type: string;
}

/** Bytes of a header, and what every content is padded to. */
export const tarBlockBytes = 512;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Parses one header. Throws `safety/archive-refused` for a wrong checksum, a field that is no number, or a name that is no text. */
export function parseTarHeader(block: Uint8Array): TarHeader {
  const chunk = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  assertChecksum(chunk);
  const isUstar = chunk.toString('latin1', 257, 263) === 'ustar\0';
  // In GNU's variant the field of the prefix holds times.
  const prefix = isUstar ? textOf(chunk.subarray(345, 500)) : '';
  const name = textOf(chunk.subarray(0, 100));
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    mode: numberOf(chunk.subarray(100, 108)),
    size: numberOf(chunk.subarray(124, 136)),
    type: chunk[156] === 0 ? '0' : String.fromCharCode(chunk[156] ?? 0),
  };
}

/** Decodes a name; throws when it is not UTF-8, since readers disagree what else it would be. */
export function decodeTarText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw archiveRefusal('encoding', 'holds a name that is not UTF-8');
  }
}

function assertChecksum(block: Buffer): void {
  const stated = numberOf(block.subarray(148, 156));
  let sum = 8 * 0x20;
  for (const [index, byte] of block.entries()) if (index < 148 || index >= 156) sum += byte;
  if (sum !== stated) throw archiveRefusal('checksum', 'has a header with a wrong checksum');
}

function textOf(field: Buffer): string {
  const end = field.indexOf(0);
  if (end === -1) return decodeTarText(field);
  // What follows the end is a second name for a reader that counts instead.
  if (field.subarray(end).some((byte) => byte !== 0))
    throw archiveRefusal('control', 'has a name with a NUL inside');
  return decodeTarText(field.subarray(0, end));
}

function numberOf(field: Buffer): number {
  const first = field[0] ?? 0;
  const value = first >= 0x80 ? binaryNumber(field, first) : octalNumber(field.toString('latin1'));
  if (value === undefined || !Number.isSafeInteger(value))
    throw archiveRefusal('malformed', 'has a header with a field that is no number');
  return value;
}

// GNU's form for what eight octal digits cannot say: the top bit set, then the number in base 256.
function binaryNumber(field: Buffer, first: number): number | undefined {
  if (first !== 0x80) return undefined;
  let value = 0;
  for (const byte of field.subarray(1)) value = value * 256 + byte;
  return value;
}

function octalNumber(text: string): number | undefined {
  const digits = /^ *([0-7]*)[ \0]*$/u.exec(text)?.[1];
  return digits === undefined ? undefined : Number.parseInt(`0${digits}`, 8);
}
