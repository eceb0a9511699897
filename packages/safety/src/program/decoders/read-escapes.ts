import { Buffer } from 'node:buffer';

/** A text with its escapes read. */
export interface ReadEscapes {
  readonly text: string;
  /** True where `\c` ended all output. */
  readonly ends: boolean;
}

/** Which octal escapes a text has: `\0101` for echo, `\101` for a format, both for `%b`. */
export type OctalStyle = 'zero' | 'plain' | 'both';

const letters: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['e', '\x1B'],
  ['E', '\x1B'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
]);

/** Reads backslash escapes as bash's echo and printf do; bytes of several escapes make one letter where they are its UTF-8 form. */
export function readEscapes(source: string, octal: OctalStyle): ReadEscapes {
  const bytes: Buffer[] = [];
  const pattern = escapePattern(octal);
  let end = 0;
  for (const match of source.matchAll(pattern)) {
    bytes.push(Buffer.from(source.slice(end, match.index), 'utf8'));
    end = match.index + match[0].length;
    // A format has no `\c`.
    if (match[0] === '\\c' && octal !== 'plain')
      return { text: Buffer.concat(bytes).toString('utf8'), ends: true };
    bytes.push(readOne(match[0], octal));
  }
  bytes.push(Buffer.from(source.slice(end), 'utf8'));
  return { text: Buffer.concat(bytes).toString('utf8'), ends: false };
}

function escapePattern(octal: OctalStyle): RegExp {
  const code = 'x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|U[0-9a-fA-F]{1,8}';
  const octals = { zero: '0[0-7]{0,3}', plain: '[0-7]{1,3}', both: '0[0-7]{0,3}|[1-7][0-7]{0,2}' };
  return new RegExp(`\\\\(?:${code}|${octals[octal]}|[\\s\\S])`, 'gu');
}

function readOne(escape: string, octal: OctalStyle): Buffer {
  const body = escape.slice(1);
  const first = body.charAt(0);
  if (/^x[0-9a-fA-F]/u.test(body)) return Buffer.from([Number.parseInt(body.slice(1), 16)]);
  if (/^[uU][0-9a-fA-F]/u.test(body)) return codePoint(Number.parseInt(body.slice(1), 16));
  if (/^[0-7]+$/u.test(body) && (octal !== 'zero' || first === '0'))
    return Buffer.from([Number.parseInt(body, 8) & 0xff]);
  const letter = letters.get(body) ?? (octal === 'plain' && /^["'?]$/u.test(body) ? body : escape);
  return Buffer.from(letter, 'utf8');
}

function codePoint(code: number): Buffer {
  return Buffer.from(code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code), 'utf8');
}
