import type { Replacement } from '../redactor.ts';
import type { Pseudonyms } from './create-pseudonyms.ts';

/** What stands for a hidden text: a placeholder, or its stable name. Only personal data can be put back: a restored secret would be sent on. */
export function createReplacement(names?: Pseudonyms): Replacement {
  if (names === undefined) return ({ rule }) => `[REDACTED:${rule}]`;
  return ({ category, label }, hidden) => {
    if (category === 'pii') names.keep(label, hidden);
    return names.nameOf(label, hidden);
  };
}
