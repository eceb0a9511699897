import { oddValues } from './fiscal-code.data.ts';
import { isBirthDate } from './is-birth-date.ts';
import { luhn } from './luhn.ts';
import type { Validator } from './validator.ts';
import { weightedSum } from './weighted-sum.ts';

type SouthernName =
  | 'french-nir'
  | 'spanish-nif'
  | 'italian-fiscal-code'
  | 'portuguese-nif'
  | 'turkish-tckn'
  | 'south-african-id';

const bare = (text: string): string => text.replaceAll(/\D/gu, '');
const two = (digits: string, at: number): number => Number(digits.slice(at, at + 2));

/** Checks of national identifiers of the south of Europe and beyond. */
export const southernValidators: { readonly [name in SouthernName]: Validator } = {
  'french-nir': (text) => {
    // Corsica has letters: its departments count as 19 and 18.
    const plain = text.replaceAll(' ', '').toUpperCase();
    const digits = plain.replace(/(?<=^.{5})2A/u, '19').replace(/(?<=^.{5})2B/u, '18');
    const month = two(digits, 3);
    const isMonth = (month >= 1 && month <= 12) || (month >= 20 && month !== 43);
    return isMonth && 97 - (Number(digits.slice(0, 13)) % 97) === Number(digits.slice(13));
  },
  'spanish-nif': (text) => {
    const plain = text.toUpperCase().replaceAll(/[ .-]/gu, '');
    const first = { X: '0', Y: '1', Z: '2' }[plain.charAt(0)];
    const number = Number((first ?? '') + bare(plain));
    return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(number % 23) === plain.at(-1);
  },
  'italian-fiscal-code': isFiscalCode,
  'portuguese-nif': (text) => {
    const digits = bare(text);
    const rest = weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    return (rest < 2 ? 0 : 11 - rest) === Number(digits.at(8));
  },
  'turkish-tckn': (digits) => {
    const odd = weightedSum(digits, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
    const even = weightedSum(digits, [0, 1, 0, 1, 0, 1, 0, 1]);
    const tenth = (((odd * 7 - even) % 10) + 10) % 10;
    return (
      tenth === Number(digits.charAt(9)) && (odd + even + tenth) % 10 === Number(digits.charAt(10))
    );
  },
  'south-african-id': (text) => {
    const digits = bare(text);
    return luhn(digits) && isBirthDate(two(digits, 0), two(digits, 2), two(digits, 4));
  },
};

// Ministerial decree of 1976: letters and digits at odd places count by a table, at even ones by their order.
function isFiscalCode(text: string): boolean {
  const code = text.toUpperCase();
  let sum = 0;
  for (let at = 0; at < 15; at += 1) {
    const letter = code.charCodeAt(at);
    const order = letter >= 65 ? letter - 65 : letter - 48;
    sum += at % 2 === 0 ? (oddValues[order] ?? 0) : order;
  }
  return String.fromCharCode(65 + (sum % 26)) === code.charAt(15);
}
