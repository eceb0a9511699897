import { isBirthDate } from './is-birth-date.ts';
import { isVerhoeff } from './is-verhoeff.ts';
import type { Validator } from './validator.ts';
import { weightedSum } from './weighted-sum.ts';

type AsianPacificName =
  | 'aadhaar'
  | 'gstin'
  | 'chinese-resident'
  | 'australian-tfn'
  | 'australian-medicare'
  | 'australian-abn'
  | 'australian-acn'
  | 'japanese-number'
  | 'korean-rrn'
  | 'thai-id'
  | 'singapore-nric';

const bare = (text: string): string => text.replaceAll(/\D/gu, '');
const two = (digits: string, at: number): number => Number(digits.slice(at, at + 2));

/** Checks of national identifiers of Asia and the Pacific. */
export const asianPacificValidators: { readonly [name in AsianPacificName]: Validator } = {
  aadhaar: (text) => {
    const digits = bare(text);
    const isYears = /^(?:(?:19|20)\d{2}){3}$/u.test(digits);
    return !isYears && isVerhoeff(digits) && digits !== Array.from(digits).reverse().join('');
  },
  gstin: (text) => {
    const places = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    const code = text.toUpperCase();
    let sum = 0;
    for (let at = 0; at < 14; at += 1) {
      const product = places.indexOf(code.charAt(at)) * (1 + (at % 2));
      sum += Math.floor(product / 36) + (product % 36);
    }
    return places.charAt((36 - (sum % 36)) % 36) === code.at(-1);
  },
  'chinese-resident': (text) => {
    // GB 11643: ISO/IEC 7064, MOD 11-2.
    const sum = weightedSum(text, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
    const isDate = isBirthDate(Number(text.slice(6, 10)), two(text, 10), two(text, 12));
    return (
      isDate &&
      /^(?:18|19|20)/u.test(text.slice(6)) &&
      '10X98765432'.charAt(sum % 11) === text.slice(-1).toUpperCase()
    );
  },
  'australian-tfn': (text) => {
    const digits = bare(text);
    return (
      !/^(\d)\1+$/u.test(digits) && weightedSum(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0
    );
  },
  'australian-medicare': (text) => {
    const digits = bare(text);
    return weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === Number(digits.charAt(8));
  },
  'australian-abn': (text) => {
    const digits = bare(text);
    const weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
    return (weightedSum(digits, weights) - 10) % 89 === 0;
  },
  'australian-acn': (text) => {
    const digits = bare(text);
    const check = (10 - (weightedSum(digits, [8, 7, 6, 5, 4, 3, 2, 1]) % 10)) % 10;
    return !/^(\d)\1+$/u.test(digits) && check === Number(digits.charAt(8));
  },
  'japanese-number': (text) => {
    const digits = bare(text);
    const rest = weightedSum(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    return !/^(\d)\1+$/u.test(digits) && (rest < 2 ? 0 : 11 - rest) === Number(digits.charAt(11));
  },
  'korean-rrn': (text) => {
    const digits = bare(text);
    const sum = weightedSum(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]);
    const isDate = isBirthDate(two(digits, 0), two(digits, 2), two(digits, 4));
    return isDate && (11 - (sum % 11)) % 10 === Number(digits.charAt(12));
  },
  'thai-id': (text) => {
    const digits = bare(text);
    const sum = weightedSum(digits, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
    return (11 - (sum % 11)) % 10 === Number(digits.charAt(12));
  },
  'singapore-nric': (text) => {
    const first = text.charAt(0);
    const sum = weightedSum(text.slice(1), [2, 7, 6, 5, 4, 3, 2]);
    const letters = /[ST]/u.test(first) ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK';
    if (first === 'M') return 'KLJNPQRTUWX'.charAt(10 - ((sum + 3) % 11)) === text.at(-1);
    return letters.charAt((sum + (/[TG]/u.test(first) ? 4 : 0)) % 11) === text.at(-1);
  },
};
