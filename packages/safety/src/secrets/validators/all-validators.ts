import { deviceValidators } from './device-validators.ts';
import { nationalValidators } from './national-validators.ts';
import { piiValidators } from './pii-validators.ts';
import { structureValidators } from './structure-validators.ts';
import { tokenValidators } from './token-validators.ts';
import type { Validator } from './validator.ts';
import { walletValidators } from './wallet-validators.ts';

/** The name of a check that a rule may ask for. */
export type ValidatorName =
  | keyof typeof tokenValidators
  | keyof typeof structureValidators
  | keyof typeof piiValidators
  | keyof typeof nationalValidators
  | keyof typeof walletValidators
  | keyof typeof deviceValidators;

/** Every check that a rule may ask for. */
export const allValidators: Readonly<Record<ValidatorName, Validator>> = {
  ...tokenValidators,
  ...structureValidators,
  ...piiValidators,
  ...nationalValidators,
  ...walletValidators,
  ...deviceValidators,
};
