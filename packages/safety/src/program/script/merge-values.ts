import type { VariableValue } from '../words/variables.ts';
import { unknownWord, type WordValue } from '../words/word-value.ts';

// More values than these are as good as any value.
const maxValues = 16;

const fromEnvironment: WordValue = {
  kind: 'unknown',
  prefix: '',
  isEveryEntry: false,
  isFromEnvironment: true,
};

/** A value that is one of two; an absent one is what the environment has. */
export function mergeValues(
  first: VariableValue | undefined,
  second: VariableValue | undefined,
): VariableValue {
  if (first !== undefined && first === second) return first;
  const values = [...valuesOf(first), ...valuesOf(second)];
  return values.length > maxValues ? { kind: 'opaque' } : { kind: 'scalar', values };
}

function valuesOf(value: VariableValue | undefined): readonly WordValue[] {
  switch (value?.kind) {
    case undefined:
      return [fromEnvironment];
    case 'scalar':
      return value.values;
    case 'unset':
      return [{ kind: 'literal', text: '' }];
    default:
      return [unknownWord];
  }
}
