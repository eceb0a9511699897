import type { ComposeFinding } from './compose-fault.ts';
import type { ComposeMap } from './parse-compose.ts';

// What a command does is told only together with what is mounted, and where it runs.
const surroundings: readonly string[] = ['volumes', 'working_dir'];

/** Everything that is found in a part of a project, each with the key that it is found by, too, where that key stands alone or with what is mounted; without one where none is. */
export function locateFindings(
  part: ComposeMap,
  judge: (part: ComposeMap) => readonly ComposeFinding[],
): readonly ComposeFinding[] {
  const found = judge(part);
  if (found.length === 0) return found;
  const keys = Object.keys(part);
  const always = namesOf(judge({}));
  const alone = keys.map((key) => ({ key, names: namesOf(judge(only(part, [key]))) }));
  const together = keys
    .filter((key) => !surroundings.includes(key))
    .map((key) => ({ key, names: namesOf(judge(only(part, [...surroundings, key]))) }));
  return found.map((finding) => {
    const name = nameOf(finding);
    const place = always.has(name)
      ? undefined
      : [...alone, ...together].find(({ names }) => names.has(name));
    return place === undefined ? finding : { ...finding, where: place.key };
  });
}

function only(part: ComposeMap, keys: readonly string[]): ComposeMap {
  return Object.fromEntries(Object.entries(part).filter(([key]) => keys.includes(key)));
}

function namesOf(findings: readonly ComposeFinding[]): ReadonlySet<string> {
  return new Set(findings.map(nameOf));
}

function nameOf({ decision, rule, reason }: ComposeFinding): string {
  return [decision, rule, reason].join('\n');
}
