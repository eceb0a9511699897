import { americanValidators } from './american-validators.ts';
import { asianPacificValidators } from './asian-pacific-validators.ts';
import { northernValidators } from './northern-validators.ts';
import { southernValidators } from './southern-validators.ts';
import type { Validator } from './validator.ts';

type Alone =
  | keyof typeof americanValidators
  | keyof typeof asianPacificValidators
  | keyof typeof northernValidators
  | keyof typeof southernValidators;

/** Checks of the numbers that states give to people and companies: check digits, dates and ranges. */
export const nationalValidators: Readonly<Record<Alone | 'mixed-national-identifier', Validator>> =
  {
    ...americanValidators,
    ...asianPacificValidators,
    ...northernValidators,
    ...southernValidators,
    'mixed-national-identifier': isMixedIdentifier,
  };

// By their shapes, which exclude each other but for the last letter's check.
const mixed: readonly (readonly [RegExp, Validator])[] = [
  [/^[A-Z]{2} ?(?:\d{2} ?){3}[A-D]$/iu, northernValidators['uk-nino']],
  [/^DE\d{9}$/u, northernValidators['european-vat']],
  [/^[XYZ]-?\d{7}-?[A-Z]$|^\d{7,8}-?[A-Z]$/iu, southernValidators['spanish-nif']],
  [/^[STFGM]\d{7}[A-Z]$/u, asianPacificValidators['singapore-nric']],
  [/^\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]$/u, northernValidators['finnish-hetu']],
  [/^\d{2} ?\d{6} ?[A-Z] ?\d{3}$/u, northernValidators['german-pension']],
  [/^[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z0-9]\d$/u, americanValidators['mexican-curp']],
  [/^\d{3}-\d{2}-\d{4}$/u, americanValidators['us-itin']],
  [/^\d{3}-\d{3}-\d{3}$/u, americanValidators['canadian-sin']],
  [/^\d{1,2}\.\d{3}\.\d{3}-[\dK]$/iu, americanValidators['chilean-rut']],
];

function isMixedIdentifier(text: string): boolean {
  return mixed.some(([shape, isValid]) => shape.test(text) && isValid(text));
}
