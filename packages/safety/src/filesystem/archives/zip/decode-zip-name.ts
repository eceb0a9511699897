import { archiveRefusal } from '../archive-refusal.ts';
import type { Entry } from './yauzl-reader.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const utf8Flag = 0x800;

/** What yauzl decodes a name with that says of itself that it is not UTF-8 (code page 437, or the field of Info-ZIP). */
export type DecodeLegacy = (
  flags: number,
  raw: Buffer,
  extraFields: Entry['extraFields'],
  strict: boolean,
) => string;

/** The name of an entry. Throws `safety/archive-refused` for one that says it is UTF-8 and is not, or that has a second one. */
export function decodeZipName(entry: Entry, decodeLegacy: DecodeLegacy): string {
  const { generalPurposeBitFlag: flags, fileNameRaw: raw, extraFields } = entry;
  const plain = decodeUtf8(raw);
  if (plain === undefined && (flags & utf8Flag) !== 0)
    throw archiveRefusal('encoding', 'holds a name that is not UTF-8');
  const isAscii = raw.every((byte) => byte < 0x80);
  const other = decodeLegacy(flags, raw, extraFields, true);
  const isNamedTwice = extraFields.some(({ id }) => id === 0x7075);
  if (!isNamedTwice) return plain ?? other;
  // The second name is there for letters that the first cannot say.
  if (
    isAscii
      ? !raw.equals(Buffer.from(other)) && !isEscaped(raw)
      : plain !== undefined && plain !== other
  )
    throw archiveRefusal('header-mismatch', 'has two names', plain);
  return other;
}

// Info-ZIP writes `#U00e9` for a letter that the local alphabet lacks.
function isEscaped(raw: Buffer): boolean {
  return raw.includes('#U') || raw.includes('#L');
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
