import type { Replacement } from '../redactor.ts';
import type { Pseudonyms } from './create-pseudonyms.ts';

/** What stands for a hidden text: a placeholder, and with `names` a stable name for personal data, which alone can be put back: a restored secret would be sent on. */
export function createReplacement(names?: Pseudonyms): Replacement {
  return ({ rule, category, label }, hidden) => {
    if (names === undefined || category === 'secret') return `[REDACTED:${rule}]`;
    names.keep(label, hidden);
    return names.nameOf(label, hidden);
  };
}
