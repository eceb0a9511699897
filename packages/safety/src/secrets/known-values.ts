import { Buffer } from 'node:buffer';
import type { SecretBytes } from '@selfware/contracts';

/** A secret that is known exactly; shorter values would redact half of any text. */
export const minKnownLength = 6;

/**
 * Every spelling of some known secrets, longest first: raw, base64 (standard and url-safe, at each of the three alignments),
 * hex in both cases, percent-encoded, JSON-escaped. Values shorter than `minKnownLength` are left out.
 */
export function spellKnownValues(known: readonly (string | SecretBytes)[]): readonly string[] {
  const spellings = known
    .map((value) => (typeof value === 'string' ? value : value.use(toText)))
    .filter((value) => value.length >= minKnownLength)
    .flatMap(spell)
    .filter((spelling) => spelling.length >= minKnownLength);
  return [...new Set(spellings)].sort((left, right) => right.length - left.length);
}

function toText(view: Uint8Array): string {
  return Buffer.from(view).toString('utf8');
}

function spell(value: string): readonly string[] {
  const bytes = Buffer.from(value, 'utf8');
  const hex = bytes.toString('hex');
  return [
    value,
    hex,
    hex.toUpperCase(),
    percent(value),
    percent(value).replaceAll(/%[0-9A-F]{2}/gu, (code) => code.toLowerCase()),
    JSON.stringify(value).slice(1, -1),
    ...[0, 1, 2].flatMap((offset) => base64At(bytes, offset)),
  ];
}

function percent(value: string): string {
  return encodeURIComponent(value.toWellFormed());
}

// The letters that this value alone decides, wherever it begins in the encoded text.
function base64At(bytes: Uint8Array, offset: number): readonly string[] {
  const padded = Buffer.concat([new Uint8Array(offset), bytes]);
  const start = Math.ceil((offset * 8) / 6);
  const end = Math.floor((padded.length * 8) / 6);
  const spelling = padded.toString('base64').slice(start, end);
  return [spelling, spelling.replaceAll('+', '-').replaceAll('/', '_')];
}
