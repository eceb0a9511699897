import { isBirthDate } from './is-birth-date.ts';
import { luhn } from './luhn.ts';
import type { Validator } from './validator.ts';
import { weightedSum } from './weighted-sum.ts';

type AmericanName =
  | 'us-social-security'
  | 'us-itin'
  | 'us-ein'
  | 'us-routing'
  | 'us-npi'
  | 'canadian-sin'
  | 'mexican-curp'
  | 'brazilian-cpf'
  | 'brazilian-cnpj'
  | 'chilean-rut'
  | 'argentine-cuit';

const bare = (text: string): string => text.replaceAll(/\D/gu, '');
const oneDigit = /^(\d)\1+$/u;

/** Checks of national identifiers of the Americas. */
export const americanValidators: { readonly [name in AmericanName]: Validator } = {
  'us-social-security': (text) => {
    const digits = bare(text);
    const isSpecimen = /^(?:123456789|987654321|078051120|219099999)$/u.test(digits);
    const isGiven = /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/u.test(digits);
    return isGiven && !isSpecimen && !oneDigit.test(digits);
  },
  'us-itin': (text) => /^9\d{2}(?:5\d|6[0-5]|7\d|8[0-8]|9[0-2]|9[4-9])\d{4}$/u.test(bare(text)),
  'us-ein': (text) =>
    /^(?:0[1-6]|1[0-6]|2[0-7]|3[0-9]|4[0-8]|5[0-9]|6[0-8]|7[1-7]|8[0-8]|9[0-589])\d{7}$/u.test(
      bare(text),
    ) && !/^(\d{2})-?(\d)\2+$/u.test(text),
  'us-routing': (text) => {
    const digits = bare(text);
    const isDistrict = /^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)/u.test(digits);
    return (
      isDistrict &&
      !oneDigit.test(digits) &&
      weightedSum(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0
    );
  },
  'us-npi': (text) => luhn(`80840${bare(text)}`) && !oneDigit.test(bare(text)),
  'canadian-sin': (text) => {
    const digits = bare(text);
    // The same mark stands between all parts, or none.
    const isEven = new Set(text.replaceAll(/\d/gu, '')).size <= 1;
    return isEven && /^[1-79]/u.test(digits) && !oneDigit.test(digits) && luhn(digits);
  },
  'mexican-curp': (text) => {
    const places = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
    let sum = 0;
    for (let at = 0; at < 17; at += 1) sum += places.indexOf(text.charAt(at)) * (18 - at);
    const two = (at: number): number => Number(text.slice(at, at + 2));
    return (10 - (sum % 10)) % 10 === Number(text.at(-1)) && isBirthDate(two(4), two(6), two(8));
  },
  'brazilian-cpf': (text) => {
    const digits = bare(text);
    const isRight = (weights: readonly number[]): boolean =>
      brazilianDigit(digits, weights) === Number(digits.charAt(weights.length));
    return (
      !oneDigit.test(digits) &&
      isRight([10, 9, 8, 7, 6, 5, 4, 3, 2]) &&
      isRight([11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
    );
  },
  'brazilian-cnpj': (text) => {
    const digits = bare(text);
    const weights = [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
    return (
      !oneDigit.test(digits) &&
      brazilianDigit(digits, weights) === Number(digits.charAt(12)) &&
      brazilianDigit(digits, [6, ...weights]) === Number(digits.charAt(13))
    );
  },
  'chilean-rut': (text) => {
    const plain = text.toUpperCase().replaceAll(/[.-]/gu, '');
    const digits = plain.slice(0, -1).padStart(8, '0');
    const check = (11 - (weightedSum(digits, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    return (check === 10 ? 'K' : String(check)) === plain.at(-1);
  },
  'argentine-cuit': (text) => {
    const digits = bare(text);
    return weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
  },
};

function brazilianDigit(digits: string, weights: readonly number[]): number {
  const rest = weightedSum(digits, weights) % 11;
  return rest < 2 ? 0 : 11 - rest;
}
