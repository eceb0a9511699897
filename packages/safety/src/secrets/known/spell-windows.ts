import { base64Core, sextetAt, type SpellingForm } from './match-spelling.ts';

/** How many characters of a spelling are looked for before the value is asked. */
export const windowLength = 6;

/** The last characters of one spelling, as character codes, and how many stand before them. */
export interface SpellingWindow {
  readonly form: SpellingForm;
  readonly codes: readonly number[];
  readonly behind: number;
}

/**
 * The ends of the spellings of a value that leave no choice: many values begin alike, few end so.
 * `[]` when it has fewer than six characters.
 */
export function spellWindows(value: Uint8Array): readonly SpellingWindow[] {
  const text = countUnits(value);
  if (value.length < windowLength || text < windowLength) return [];
  const behind = value.length - windowLength;
  const bytes = [...value.subarray(behind)];
  return [
    { form: 'bytes', codes: bytes, behind },
    ...characterWindow(value, text),
    ...distinct('hex', behind * 2 + windowLength, [hexCodes(value, 0x57), hexCodes(value, 0x37)]),
    ...base64Windows(value, 0, 'base64-0'),
    ...base64Windows(value, 1, 'base64-1'),
    ...base64Windows(value, 2, 'base64-2'),
  ];
}

// UTF-16 units of UTF-8: one for each byte that begins a character, two for those of four bytes.
function countUnits(value: Uint8Array): number {
  let units = 0;
  for (const byte of value) if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  return units;
}

function characterWindow(value: Uint8Array, units: number): readonly SpellingWindow[] {
  if (!value.some((code) => code >= 0x80)) return [];
  let start = Math.max(0, value.length - windowLength * 4);
  while (((value[start] ?? 0) & 0xc0) === 0x80) start += 1;
  const text = decodeFatally(value.subarray(start));
  if (text === undefined) return [];
  const codes = unitsOf(text.slice(-windowLength));
  return [{ form: 'characters', codes, behind: units - windowLength }];
}

function decodeFatally(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
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
  const [start, end] = base64Core(value.length, alignment);
  const digits = Array.from({ length: windowLength }, (_, place) =>
    sextetAt(value, alignment, end - windowLength + place),
  );
  return distinct(form, end - start - windowLength, [
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
  const start = value.length - windowLength / 2;
  return Array.from({ length: windowLength }, (_, place) => {
    const digit = ((value[start + (place >> 1)] ?? 0) >> (place & 1 ? 0 : 4)) & 15;
    return digit < 10 ? digit + 0x30 : digit + letters;
  });
}

function distinct(
  form: SpellingForm,
  behind: number,
  spellings: readonly (readonly number[])[],
): readonly SpellingWindow[] {
  const unique = new Map(spellings.map((codes) => [codes.join(), codes]));
  return [...unique.values()].map((codes) => ({ form, codes, behind }));
}
