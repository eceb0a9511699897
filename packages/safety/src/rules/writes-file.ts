import { pathOf } from './path-of.ts';
import type { Rule } from './rule.ts';

/** Asks for every change of a file; the mode `accept-edits` lifts exactly this rule. */
export const writesFile: Rule = (intent) => {
  if (pathOf(intent)?.act !== 'write') return Promise.resolve([]);
  const reason = 'This changes a file of the workspace.';
  return Promise.resolve([{ decision: 'ask', rule: 'writes-file', reason }]);
};
