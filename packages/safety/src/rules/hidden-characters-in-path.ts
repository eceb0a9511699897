import { findHiddenCharacter } from '../text/find-hidden-character.ts';
import { pathOf } from './path-of.ts';
import type { Rule } from './rule.ts';

/** Asks for a path whose text does not look like what it is: controls, direction marks, invisible letters. */
export const hiddenCharactersInPath: Rule = (intent) => {
  const path = pathOf(intent)?.path;
  const hidden = path === undefined ? undefined : findHiddenName(path);
  if (hidden === undefined) return Promise.resolve([]);
  const reason = `The path holds the invisible character ${hidden}.`;
  return Promise.resolve([{ decision: 'ask', rule: 'hidden-characters', reason }]);
};

function findHiddenName(path: string): string | undefined {
  // Ordinary in a command; in a path they forge further lines and columns of whatever shows it.
  if (path.includes('\n')) return 'U+000A';
  return path.includes('\t') ? 'U+0009' : findHiddenCharacter(path)?.name;
}
