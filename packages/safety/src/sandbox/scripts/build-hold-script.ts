import { join } from 'node:path';
import { privateDirectories } from '../places/gather-places.ts';
import type { Places } from '../places/places.ts';
import { holdPlacesScript } from './hold-places.data.ts';
import { quoteWord } from './quote-word.ts';

// What a shell starts beside itself ignores interrupts; and a signal for the whole group is for the script alone, which ends the rest in order.
const apart: readonly string[] = ['env', '--default-signal=INT,QUIT', 'setsid'];

/**
 * The script that stands around a sandbox; `starter` are its first words, and the program follows as arguments of the script. With
 * `hidesSockets` it looks for sockets of this machine at each start.
 */
export function buildHoldScript(
  places: Places,
  starter: readonly string[],
  { hidesSockets }: { readonly hidesSockets: boolean },
): string {
  const { workspace, covered, hidden } = places;
  const lines = covered.map(({ base, names, kind }) => {
    const steps = names.map((_, at) => twice(join(base, ...names.slice(0, at + 1))));
    return `cover ${kind} ${steps.join(' ')}`;
  });
  return [
    holdPlacesScript.trimEnd(),
    `hold ${quoteWord(workspace)}`,
    ...lines,
    ...hidden.map((path) => `hide ${twice(path)}`),
    ...(hidesSockets ? socketLines(places) : []),
    'prepare',
    'if [ -n "$signalled" ]; then release; exit "$signalled"; fi',
    `eval '{ first_to_go; exec' ${quoteWord([...apart, ...starter].map(quoteWord).join(' '))} "$operations" '-- "$@" <&8 8<&- 9<&-; } &'`,
    'if [ -n "$signalled" ]; then cut_short "$signalled"; fi',
    'await',
    'release',
    'exit "$status"',
  ].join('\n');
}

// What lies in a private directory is not there anyway, beside what is mounted there.
function socketLines({ writable, readable }: Places): readonly string[] {
  const beneath = (paths: readonly string[]): string =>
    paths.map((path) => `${quoteWord(path)}/*`).join(' | ');
  const ways = readable.map(({ source }) => source);
  return [
    'while read -r _ _ _ _ _ _ _ path; do',
    ...(ways.length === 0 ? [] : [`case $path in ${beneath(ways)}) continue ;; esac`]),
    `case $path in ${beneath(writable)}) ;; ${beneath([...privateDirectories, '/proc'])}) continue ;; /*) ;; *) continue ;; esac`,
    'hide_socket "$path"',
    'done </proc/net/unix',
  ];
}

// Read once as an argument, and once more when the words of the sandbox are put together.
function twice(path: string): string {
  return quoteWord(quoteWord(path));
}
