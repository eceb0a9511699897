import { findHiddenCharacter } from '../text/find-hidden-character.ts';
import { pathOf } from './path-of.ts';
import type { Rule } from './rule.ts';

/** Asks for a path whose text does not look like what it is: controls, direction marks, invisible letters. */
export const hiddenCharactersInPath: Rule = (intent) => {
  const path = pathOf(intent)?.path;
  const hidden = path === undefined ? undefined : findHiddenCharacter(path);
  if (hidden === undefined) return Promise.resolve([]);
  const reason = `The path holds the invisible character ${hidden.name}.`;
  return Promise.resolve([{ decision: 'ask', rule: 'hidden-characters', reason }]);
};
