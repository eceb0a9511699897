import { product, permutation } from './verhoeff.data.ts';

/** Whether digits pass the algorithm of Verhoeff (1969): every single error and every swap of neighbours fails. */
export function isVerhoeff(digits: string): boolean {
  let check = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - place));
    const moved = permutation[place % 8]?.[digit] ?? 0;
    check = product[check]?.[moved] ?? 0;
  }
  return check === 0;
}
