import { join } from 'node:path';
import type { Places } from '../places/places.ts';
import { holdPlacesScript } from './hold-places.data.ts';
import { quoteWord } from './quote-word.ts';

/** The script that stands around a sandbox; `starter` are its first words, and the program follows as arguments of the script. */
export function buildHoldScript(
  { workspace, covered, hidden }: Places,
  starter: readonly string[],
): string {
  const lines = covered.map(({ base, names, kind }) => {
    const steps = names.map((_, at) => twice(join(base, ...names.slice(0, at + 1))));
    return `cover ${kind} ${steps.join(' ')}`;
  });
  return [
    holdPlacesScript.trimEnd(),
    `hold ${quoteWord(workspace)}`,
    ...lines,
    ...hidden.map((path) => `hide ${twice(path)}`),
    'prepare',
    `eval ${quoteWord(starter.map(quoteWord).join(' '))} "$operations" '-- "$@" 9<&-'`,
    'status=$?',
    'release',
    'exit "$status"',
  ].join('\n');
}

// Read once as an argument, and once more when the words of the sandbox are put together.
function twice(path: string): string {
  return quoteWord(quoteWord(path));
}
