import type { Validator } from './validator.ts';

/** Checks of what a value is made of. */
export const structureValidators: { readonly [name in 'not-placeholder']: Validator } = {
  'not-placeholder': () => true,
};
