/** What a pattern ends with: one character of its last repetition. */
export interface LastClass {
  readonly character: RegExp;
  /** Whether it may end with something else, too. */
  readonly isOneOfSeveral: boolean;
}

const ending =
  /(?<!\\)(?<last>\[(?:\\[^]|[^\]\\])*\]|\\[wdDWS])\{(?<least>\d+),(?<most>\d+)\}(?:=\{0,\d\})?\)*$/u;
const parts =
  /\\[^]|\[(?:\\[^]|[^\]\\])*\]|(?<look>\(\?<?[=!])|(?<open>\()|(?<close>\))|(?<or>\|)/gu;

/**
 * What an expression ends with. Where such a character follows a match, the match is not over: only the bound of the repetition ended it.
 * Undefined where it ends with anything else than a repetition of one class, or only looks there.
 */
export function lastClass({ source, flags }: RegExp): LastClass | undefined {
  const match = ending.exec(source);
  const { last, least, most } = match?.groups ?? {};
  if (match === null || last === undefined || Number(least) >= Number(most)) return undefined;
  const around = groupsAround(source, match.index);
  if (around.some(({ looks }) => looks)) return undefined;
  return {
    character: new RegExp(last, flags.replaceAll(/[dy]/gu, '')),
    isOneOfSeveral: around.some(({ parted }) => parted),
  };
}

interface OpenGroup {
  readonly looks: boolean;
  parted: boolean;
}

function groupsAround(source: string, place: number): readonly OpenGroup[] {
  const around: OpenGroup[] = [{ looks: false, parted: false }];
  for (const { index, groups = {} } of source.matchAll(parts)) {
    if (index >= place) break;
    const looks = groups['look'] !== undefined;
    if (looks || groups['open'] !== undefined) around.push({ looks, parted: false });
    if (groups['close'] !== undefined) around.pop();
    const inner = around.at(-1);
    if (groups['or'] !== undefined && inner !== undefined) inner.parted = true;
  }
  return around;
}
