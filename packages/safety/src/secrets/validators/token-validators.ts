import type { Validator } from './validator.ts';

/** Checks of vendors' tokens. */
export const tokenValidators: { readonly [name in 'github-checksum']: Validator } = {
  'github-checksum': () => true,
};
