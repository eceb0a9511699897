import { luhn } from './luhn.ts';
import type { Validator } from './validator.ts';

/** Checks of the numbers of devices and vehicles. */
export const deviceValidators: { readonly [name in 'imei' | 'vehicle-number']: Validator } = {
  imei: (text) => luhn(text) && !/^0+$|^(\d)\1+$/u.test(text.replaceAll(/\D/gu, '')),
  // Its check digit is asked for in North America only, so that what stands beside its word is taken without.
  'vehicle-number': (text) => /\d/u.test(text) && /[A-Z]/iu.test(text) && !/^(.)\1+$/u.test(text),
};
