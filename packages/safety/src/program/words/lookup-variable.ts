import { judgeKey } from '../../secrets/values/judge-key.ts';
import type { WordSurroundings } from './expand-word.ts';
import { harmlessEnvironment, numberVariables } from './variable-names.data.ts';
import { anyNumber, literal, unknownWord, type WordValue } from './word-value.ts';

/** Values that a variable may have; absent in the list: it may be unset. */
export type Values = readonly (WordValue | undefined)[];

/** Every value that a name may have here. */
export function lookupVariable(name: string, surroundings: WordSurroundings): Values {
  const { home, cwd, variables } = surroundings;
  const value = variables.get(name);
  if (name === '#') return countArguments(surroundings);
  if (name === 'PWD' || name === 'OLDPWD')
    // Every change of directory sets it again, whatever the text set.
    return [
      value === undefined && cwd !== undefined && name === 'PWD' ? literal(cwd) : unknownWord,
    ];
  switch (value?.kind) {
    case 'scalar':
      return numberVariables.includes(name) || value.values.length === 0
        ? [unknownWord]
        : value.values.map(single);
    case 'array':
      return value.elements.some(isSeveral) ? [unknownWord] : [value.elements[0]];
    case 'unset':
      return numberVariables.includes(name) ? [unknownWord] : [undefined];
    case 'opaque':
      return [unknownWord];
    default:
      return unset(name, home);
  }
}

// A value is one text, however many words its source was; of a pattern it is the name of one file.
function single(value: WordValue): WordValue {
  if (value.kind === 'literal') return value;
  const { prefix, glob, isNumber, isFromEnvironment, isNamedSecret, mayBeSeveral } = value;
  const isWhole = mayBeSeveral !== true;
  return {
    kind: 'unknown',
    prefix: isWhole ? prefix : '',
    isEveryEntry: false,
    ...(isWhole && glob !== undefined ? { glob } : {}),
    ...(isWhole && isNumber === true ? { isNumber } : {}),
    ...(isFromEnvironment === true ? { isFromEnvironment } : {}),
    ...(isNamedSecret === true ? { isNamedSecret } : {}),
  };
}

function unset(name: string, home: string): Values {
  if (name === 'HOME') return [literal(home)];
  if (name === 'IFS') return [literal(' \t\n')];
  // Nothing where no job was started.
  if (name === '!') return [undefined, anyNumber];
  if (numberVariables.includes(name)) return [anyNumber];
  if (harmlessEnvironment.includes(name) || /^\d+$/u.test(name)) return [unknownWord];
  const isNamedSecret = judgeKey(name) !== 'none';
  return [
    {
      kind: 'unknown',
      prefix: '',
      isEveryEntry: false,
      isFromEnvironment: true,
      ...(isNamedSecret ? { isNamedSecret } : {}),
    },
  ];
}

/** True for a variable that the environment need not have; false for what every shell has, and for the usual harmless ones. */
export function mayBeUnset(name: string): boolean {
  const isUsual = /^(?:HOME|IFS|PWD|OLDPWD|PATH|!)$/u.test(name);
  return !isUsual && !numberVariables.includes(name) && !harmlessEnvironment.includes(name);
}

function countArguments({ variables }: WordSurroundings): Values {
  const given = variables.get('@');
  return given?.kind === 'array' && !given.elements.some(isSeveral)
    ? [literal(String(given.elements.length))]
    : [anyNumber];
}

/** True for what may be none or several words. */
export function isSeveral(word: WordValue): boolean {
  return word.kind === 'unknown' && (word.mayBeSeveral === true || word.glob !== undefined);
}
