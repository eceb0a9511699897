import { isPlaceholder, isTemplate } from './is-placeholder.ts';
import type { Validator } from './validator.ts';

/** Checks of what a value is made of. */
export const structureValidators: {
  readonly [name in 'not-placeholder' | 'not-template']: Validator;
} = {
  'not-placeholder': (hidden) => !isPlaceholder(hidden),
  'not-template': (hidden) => !isTemplate(hidden),
};
