import { isBirthDate } from './is-birth-date.ts';
import { isModElevenTen } from './is-mod-eleven-ten.ts';
import { luhn } from './luhn.ts';
import type { Validator } from './validator.ts';
import { weightedSum } from './weighted-sum.ts';

type NorthernName =
  | 'uk-nino'
  | 'uk-nhs'
  | 'german-tax'
  | 'german-pension'
  | 'dutch-bsn'
  | 'belgian-number'
  | 'pesel'
  | 'polish-nip'
  | 'swedish-number'
  | 'norwegian-number'
  | 'danish-cpr'
  | 'finnish-hetu'
  | 'swiss-ahv'
  | 'austrian-svnr'
  | 'european-vat';

const bare = (text: string): string => text.replaceAll(/\D/gu, '');
const oneDigit = /^(\d)\1+$/u;
const two = (digits: string, at: number): number => Number(digits.slice(at, at + 2));

/** Checks of national identifiers of the north and the middle of Europe. */
export const northernValidators: { readonly [name in NorthernName]: Validator } = {
  'uk-nino': (text) =>
    /^(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/u.test(
      text.toUpperCase().replaceAll(/[ -]/gu, ''),
    ),
  'uk-nhs': (text) => {
    const digits = bare(text);
    const check = (11 - (weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    return digits.length === 10 && !oneDigit.test(digits) && check === Number(digits.at(-1));
  },
  'german-tax': isGermanTaxNumber,
  'german-pension': isGermanPensionNumber,
  'dutch-bsn': (text) => {
    const digits = bare(text).padStart(9, '0');
    return !oneDigit.test(digits) && weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
  },
  'belgian-number': (text) => {
    const digits = bare(text);
    const check = Number(digits.slice(9));
    const isRight = (body: string): boolean => 97 - (Number(body) % 97) === check;
    // Who was born since 2000 counts with a 2 before the number; 20 or 40 is added to the month of a foreigner's.
    return (
      isBirthDate(two(digits, 0), two(digits, 2) % 20, two(digits, 4)) &&
      (isRight(digits.slice(0, 9)) || isRight(`2${digits.slice(0, 9)}`))
    );
  },
  pesel: (text) => {
    const digits = bare(text);
    // The century is added to the month in twenties.
    const isDate = isBirthDate(two(digits, 0), two(digits, 2) % 20, two(digits, 4));
    return isDate && weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;
  },
  'polish-nip': (text) => {
    const digits = bare(text);
    const check = weightedSum(digits, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11;
    return !oneDigit.test(digits) && check === Number(digits.at(9));
  },
  'swedish-number': (text) => {
    const digits = bare(text).slice(-10);
    // A coordination number has 60 added to its day; an organisation's has 20 or more in place of the month.
    const isDate = isBirthDate(two(digits, 0), two(digits, 2), two(digits, 4) % 60);
    return luhn(digits) && !oneDigit.test(digits) && (isDate || two(digits, 2) >= 20);
  },
  'norwegian-number': (text) => {
    const digits = bare(text);
    const isDate = isBirthDate(two(digits, 4), two(digits, 2) % 40, two(digits, 0) % 40);
    const first = weightedSum(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11;
    return (
      isDate && first === 0 && weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
    );
  },
  'danish-cpr': (text) => {
    const digits = bare(text);
    const isDate = isBirthDate(two(digits, 4), two(digits, 2), two(digits, 0));
    return isDate && weightedSum(digits, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
  },
  'finnish-hetu': (text) => {
    const number = Number(text.slice(0, 6) + text.slice(7, 10));
    const letter = '0123456789ABCDEFHJKLMNPRSTUVWXY'.charAt(number % 31);
    return (
      isBirthDate(two(text, 4), two(text, 2), two(text, 0)) &&
      letter === text.charAt(10).toUpperCase()
    );
  },
  'swiss-ahv': (text) => {
    const digits = bare(text);
    const weights = [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1];
    return digits.length === 13 && weightedSum(digits, weights) % 10 === 0;
  },
  'austrian-svnr': (text) => {
    const digits = bare(text);
    // Months beyond 12 are of people whose day of birth is full or unknown.
    const isDate = isBirthDate(two(digits, 8), Math.min(two(digits, 6), 12), two(digits, 4));
    const check = weightedSum(digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11;
    return isDate && check === Number(digits.charAt(3));
  },
  'european-vat': (text) => {
    const number = text.replaceAll(/[ .-]/gu, '');
    const isShaped = vatShapes.test(number);
    return isShaped && (!number.startsWith('DE') || isModElevenTen(number.slice(2)));
  },
};

// What each member state gives out (Directive 2006/112/EC, article 215; VIES).
const vatShapes =
  /^(?:ATU\d{8}|BE[01]\d{9}|BG\d{9,10}|CY\d{8}[A-Z]|CZ\d{8,10}|DE[1-9]\d{8}|DK\d{8}|EE\d{9}|EL\d{9}|ES[A-Z0-9]\d{7}[A-Z0-9]|FI\d{8}|FR[A-HJ-NP-Z0-9]{2}\d{9}|GB(?:\d{9}|\d{12})|HR\d{11}|HU\d{8}|IE\d[A-Z0-9]\d{5}[A-Z]{1,2}|IT\d{11}|LT(?:\d{9}|\d{12})|LU\d{8}|LV\d{11}|MT\d{8}|NL\d{9}B\d{2}|PL\d{10}|PT\d{9}|RO\d{2,10}|SE\d{10}01|SI\d{8}|SK\d{10}|XI\d{9})$/u;

// One digit stands twice or three times among the first ten, and not three times on end (since 2016).
function isGermanTaxNumber(text: string): boolean {
  const digits = bare(text);
  const counts = Array.from('0123456789', (digit) => digits.slice(0, 10).split(digit).length - 1);
  const repeated = counts.filter((count) => count > 1);
  const isSpread = repeated.length <= 1 && (repeated[0] ?? 1) <= 3;
  return digits.length === 11 && isSpread && !/(\d)\1\1/u.test(digits) && isModElevenTen(digits);
}

// VKVV, section 4: the letter counts as its place in the alphabet, products as the sums of their digits.
function isGermanPensionNumber(text: string): boolean {
  const number = text.replaceAll(' ', '').toUpperCase();
  const place = String(number.charCodeAt(8) - 64).padStart(2, '0');
  const digits = number.slice(0, 8) + place + number.slice(9, 11);
  const sum = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1].reduce((total, weight, index) => {
    const product = weight * Number(digits.charAt(index));
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  // 50 is added to the day where the numbers of a day had run out.
  const isDate = isBirthDate(two(number, 6), two(number, 4), two(number, 2) % 50);
  return isDate && sum % 10 === Number(number.at(-1));
}
