import { join } from 'node:path';
import type { Places } from '../places/places.ts';
import { holdPlacesScript } from './hold-places.data.ts';
import { quoteWord } from './quote-word.ts';

// What a shell starts beside itself ignores interrupts; and a signal for the whole group is for the script alone, which ends the rest in order.
const apart: readonly string[] = ['env', '--default-signal=INT,QUIT', 'setsid'];

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
    'if [ -n "$signalled" ]; then release; exit "$signalled"; fi',
    `eval ${quoteWord([...apart, ...starter].map(quoteWord).join(' '))} "$operations" '-- "$@" <&8 8<&- 9<&- &'`,
    'if [ -n "$signalled" ]; then cut_short "$signalled"; fi',
    'await',
    'release',
    'exit "$status"',
  ].join('\n');
}

// Read once as an argument, and once more when the words of the sandbox are put together.
function twice(path: string): string {
  return quoteWord(quoteWord(path));
}
