import type { WordValue } from './word-value.ts';

/** What is known of a variable. */
export type VariableValue =
  | { readonly kind: 'scalar'; readonly values: readonly WordValue[] }
  | { readonly kind: 'array'; readonly elements: readonly WordValue[] }
  | { readonly kind: 'unset' }
  | { readonly kind: 'opaque' };

/** The variables of a shell. Absent: nobody in this text set it, so the environment may have. */
export interface Variables {
  get(name: string): VariableValue | undefined;
}
