import type { OptionRole, OptionTable } from '../options/option-table.ts';
import { literalText, type WordValue } from '../words/word-value.ts';
import type { ProgramDescription } from './program-description.ts';

// What these do with a text that has no slash in it stays in the current directory and writes nothing.
const harmlessRoles: ReadonlySet<OptionRole> = new Set<OptionRole>([
  'flag',
  'value',
  'optional',
  'pattern',
  'read',
  'read-list',
  'informs',
]);

/** True when no file name without a slash makes the program write, run or contact anything, even where it is taken for an option. */
export function globsStayHarmless(
  { options, uses, keys, subcommands, ...description }: ProgramDescription,
  words: readonly WordValue[],
): boolean {
  if (subcommands !== undefined || keys !== undefined) return false;
  if (description.reachesHosts === true || description.takesResponseFiles === true) return false;
  if (description.bundlesFirst === true) return false;
  const roles = rolesOf(options);
  if (!roles.every((role) => harmlessRoles.has(role)) || !areHarmless(uses)) return false;
  // Where an option gives the pattern, what was the pattern becomes a file.
  return !roles.includes('pattern') || !words.some(leadsElsewhere);
}

/** True for a pattern that matches names of the current directory only. */
export function matchesNames(word: WordValue): boolean {
  return (
    word.kind === 'unknown' &&
    word.prefix === '' &&
    word.glob !== undefined &&
    !/\/|\*\*/u.test(word.glob)
  );
}

function rolesOf(options: OptionTable): readonly OptionRole[] {
  return Object.keys(options) as OptionRole[];
}

// Other uses may be told by such a name, too; one that does not end is stopped by its time.
function areHarmless(uses: ProgramDescription['uses']): boolean {
  return (uses ?? []).every(
    ({ when, effects = [], roles = {}, ...changes }) =>
      when !== '' &&
      effects.every((effect) => effect === 'endless') &&
      rolesOf(roles).every((role) => harmlessRoles.has(role)) &&
      Object.keys(changes).every(
        (field) => field === 'waitsForInput' || field === 'readsDirectory',
      ),
  );
}

function leadsElsewhere(word: WordValue): boolean {
  return /^[/~]|\.\./u.test(literalText(word) ?? '');
}
