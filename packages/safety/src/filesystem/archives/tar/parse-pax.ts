import { archiveRefusal } from '../archive-refusal.ts';
import { decodeTarText } from './parse-tar-header.ts';

/** What an extended header says of the next entry. */
export interface PaxRecord {
  readonly path?: string;
  readonly size?: number;
}

/** Parses the records of an extended header (POSIX.1-2001, `length key=value\n`). Throws `safety/archive-refused` for anything else, and for sparse files. */
export function parsePax(bytes: Uint8Array): PaxRecord {
  const records = new Map<string, string>();
  let rest = bytes;
  while (rest.length > 0) {
    const { key, value, length } = parseRecord(rest);
    if (records.has(key)) throw malformed();
    records.set(key, value);
    rest = rest.subarray(length);
  }
  return toPaxRecord(records);
}

function toPaxRecord(records: ReadonlyMap<string, string>): PaxRecord {
  for (const key of records.keys())
    if (key.startsWith('GNU.sparse.') || key === 'SCHILY.realsize')
      throw archiveRefusal('sparse', 'holds a sparse file, whose size readers disagree about');
  const charset = records.get('hdrcharset');
  if (charset !== undefined && charset !== 'ISO-IR 10646 2000 UTF-8')
    throw archiveRefusal('encoding', 'holds names that are not UTF-8');
  const path = records.get('path');
  const size = records.get('size');
  if (size !== undefined && !/^\d{1,15}$/u.test(size)) throw malformed();
  return {
    ...(path === undefined ? {} : { path }),
    ...(size === undefined ? {} : { size: Number(size) }),
  };
}

interface TextRecord {
  readonly key: string;
  readonly value: string;
  readonly length: number;
}

function parseRecord(bytes: Uint8Array): TextRecord {
  const space = bytes.subarray(0, 9).indexOf(0x20);
  const digits = Buffer.from(bytes.subarray(0, Math.max(space, 0))).toString('latin1');
  const length = /^[1-9]\d*$/u.test(digits) ? Number(digits) : 0;
  if (length <= space + 1 || length > bytes.length || bytes[length - 1] !== 0x0a) throw malformed();
  const body = bytes.subarray(space + 1, length - 1);
  const equals = body.indexOf(0x3d);
  if (equals < 1) throw malformed();
  const key = Buffer.from(body.subarray(0, equals)).toString('latin1');
  const value = body.subarray(equals + 1);
  // Attributes of other tools hold any bytes, and are not used.
  return { key, value: isUsed(key) ? decodeTarText(value) : '', length };
}

function isUsed(key: string): boolean {
  return key === 'path' || key === 'size' || key === 'hdrcharset';
}

function malformed(): Error {
  return archiveRefusal('malformed', 'has an extended header that cannot be read');
}
