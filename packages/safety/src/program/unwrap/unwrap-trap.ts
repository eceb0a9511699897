import { literalText } from '../words/word-value.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Reads what `trap` runs later as commands of now. */
export const unwrapTrap: Unwrapper = (name, { words }) => {
  if (name !== 'trap') return undefined;
  const [, first, ...signals] = words;
  const text = literalText(first);
  const isListing = first === undefined || text === '-p' || text === '-l' || text === '-';
  if (isListing || (text === '' && signals.length > 0)) return {};
  if (text === undefined) return { asks: 'trap runs a text that is not known here.' };
  if (text === '--')
    return {
      scripts: signals
        .slice(0, 1)
        .map((word) => ({ text: literalText(word) ?? '"$?UNKNOWN"', sharesShell: true })),
    };
  return { scripts: [{ text, sharesShell: true }] };
};
