import { TextDecoder } from 'node:util';
import { base64Core, sextetAt, type SpellingForm } from './match-spelling.ts';

/** How many characters of a spelling are looked for before the value is asked. */
export const windowLength = 6;

/** The beginning of one spelling, as character codes. */
export interface SpellingWindow {
  readonly form: SpellingForm;
  readonly codes: readonly number[];
}

/** The beginnings of the spellings of a value that leave no choice; `[]` when it has fewer than six characters. */
export function spellWindows(value: Uint8Array): readonly SpellingWindow[] {
  const characters = firstCharacters(value);
  if (value.length < windowLength || (characters?.length ?? windowLength) < windowLength) return [];
  const bytes = [...value.subarray(0, windowLength)];
  const windows: SpellingWindow[] = [{ form: 'bytes', codes: bytes }];
  if (characters !== undefined && value.some((code) => code >= 0x80))
    windows.push({ form: 'characters', codes: characters });
  return [
    ...windows,
    ...distinct('hex', [hexCodes(value, 0x57), hexCodes(value, 0x37)]),
    ...base64Windows(value, 0, 'base64-0'),
    ...base64Windows(value, 1, 'base64-1'),
    ...base64Windows(value, 2, 'base64-2'),
  ];
}

// A value that begins in ASCII is found by its bytes up to there, and its characters decide about the rest.
function firstCharacters(value: Uint8Array): readonly number[] | undefined {
  const head = value.subarray(0, windowLength * 4);
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(head, {
      stream: head.length < value.length,
    });
    return unitsOf(text.slice(0, windowLength));
  } catch {
    return undefined;
  }
}

function unitsOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

function base64Windows(
  value: Uint8Array,
  alignment: number,
  form: SpellingForm,
): readonly SpellingWindow[] {
  const [start] = base64Core(value.length, alignment);
  const digits = Array.from({ length: windowLength }, (_, place) =>
    sextetAt(value, alignment, start + place),
  );
  return distinct(form, [
    digits.map((digit) => base64Code(digit, 0x2b, 0x2f)),
    digits.map((digit) => base64Code(digit, 0x2d, 0x5f)),
  ]);
}

function base64Code(digit: number, plus: number, slash: number): number {
  if (digit < 26) return digit + 0x41;
  if (digit < 52) return digit + 0x47;
  if (digit < 62) return digit - 4;
  return digit === 62 ? plus : slash;
}

function hexCodes(value: Uint8Array, letters: number): readonly number[] {
  return Array.from({ length: windowLength }, (_, place) => {
    const digit = ((value[place >> 1] ?? 0) >> (place & 1 ? 0 : 4)) & 15;
    return digit < 10 ? digit + 0x30 : digit + letters;
  });
}

function distinct(
  form: SpellingForm,
  spellings: readonly (readonly number[])[],
): readonly SpellingWindow[] {
  const unique = new Map(spellings.map((codes) => [codes.join(), codes]));
  return [...unique.values()].map((codes) => ({ form, codes }));
}
