import { base64Digit, hexDigit } from '../encodings/digits.ts';

/** How a value may be spelled without any choice: as characters, as bytes, base64 at one of three alignments, hexadecimal. */
export type SpellingForm = 'characters' | 'bytes' | 'base64-0' | 'base64-1' | 'base64-2' | 'hex';

/** The end of the spelling of `value` that begins at `at`; -1 when the text there is another. */
export function matchSpelling(
  form: SpellingForm,
  value: Uint8Array,
  text: string,
  at: number,
): number {
  if (form === 'characters') return matchCharacters(value, text, at);
  if (form === 'bytes') return matchDigits(text, at, value.length, (place) => value[place] ?? 0);
  if (form === 'hex') return matchHex(value, text, at);
  return matchBase64(value, text, at, Number(form.slice(-1)));
}

/** Where the whole digits of a value begin and end in base64 when `alignment` bytes stand before it. */
export function base64Core(length: number, alignment: number): readonly [number, number] {
  return [Math.ceil((alignment * 8) / 6), Math.floor(((alignment + length) * 8) / 6)];
}

/** The digit `place` of a value in base64 after `alignment` bytes. */
export function sextetAt(value: Uint8Array, alignment: number, place: number): number {
  const bit = place * 6 - alignment * 8;
  const index = bit >> 3;
  const pair = ((value[index] ?? 0) << 8) | (value[index + 1] ?? 0);
  return (pair >> (10 - (bit & 7))) & 0x3f;
}

// Reads blocks to their end whatever differs: the time tells a block of 64 at most.
const block = 64;

function matchDigits(
  text: string,
  at: number,
  count: number,
  expected: (place: number) => number,
  read: (code: number) => number = identity,
): number {
  if (at + count > text.length) return -1;
  let different = 0;
  for (let place = 0; place < count; place += 1) {
    different |= read(text.charCodeAt(at + place)) ^ expected(place);
    if (different !== 0 && place % block === block - 1) return -1;
  }
  return different === 0 ? at + count : -1;
}

function identity(code: number): number {
  return code;
}

function matchHex(value: Uint8Array, text: string, at: number): number {
  const nibble = (place: number): number => ((value[place >> 1] ?? 0) >> (place & 1 ? 0 : 4)) & 15;
  return matchDigits(text, at, value.length * 2, nibble, hexDigit);
}

function matchBase64(value: Uint8Array, text: string, at: number, alignment: number): number {
  const [start, end] = base64Core(value.length, alignment);
  const sextet = (place: number): number => sextetAt(value, alignment, start + place);
  return matchDigits(text, at, end - start, sextet, base64Digit);
}

function matchCharacters(value: Uint8Array, text: string, at: number): number {
  let place = 0;
  let end = at;
  let different = 0;
  while (place < value.length) {
    if (end >= text.length || different !== 0) return -1;
    const point = text.codePointAt(end) ?? 0;
    end += point > 0xff_ff ? 2 : 1;
    const more = point < 0x80 ? 0 : point < 0x8_00 ? 1 : point < 0x1_00_00 ? 2 : 3;
    const half = point >= 0xd8_00 && point <= 0xdf_ff;
    different = differs(value, place, half ? 0xff_fd : point, more);
    place += more + 1;
  }
  return different === 0 && place === value.length ? end : -1;
}

function differs(value: Uint8Array, place: number, point: number, more: number): number {
  if (more === 0) return (value[place] ?? -1) ^ point;
  let different = (value[place] ?? -1) ^ (((0xff_00 >> (more + 1)) & 0xff) | (point >> (6 * more)));
  for (let next = 1; next <= more; next += 1)
    different |= (value[place + next] ?? -1) ^ (0x80 | ((point >> (6 * (more - next))) & 0x3f));
  return different;
}
