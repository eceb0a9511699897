import type { VariableValue } from '../words/variables.ts';
import { literalText, unknownWord, type WordValue } from '../words/word-value.ts';

// More values than these are not told apart; those that were seen still count, so that none hides among many.
const maxValues = 256;

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
  const values = oneOfEach([...valuesOf(first), ...valuesOf(second)]);
  if (values.length <= maxValues) return { kind: 'scalar', values };
  return { kind: 'scalar', values: [...values.slice(0, maxValues - 1), unknownWord] };
}

function oneOfEach(values: readonly WordValue[]): readonly WordValue[] {
  return [...new Map(values.map((value) => [literalText(value) ?? value, value])).values()];
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
