import { PathPolicyError } from '../../errors.ts';
import { classifyPath } from '../../policy/classify-path.ts';
import { foldName } from '../../policy/fold-name.ts';
import { severest } from '../../policy/severity.ts';
import { comparisonOf, strictComparisons, type VolumeNaming } from './compare-names.ts';
import { parsePattern, patternBounds, type PathPattern } from './path-pattern.ts';
import { isAllowed, isDenied } from './match-patterns.ts';
import type { PathIntent, PathPolicy, PathVerdict } from './path-policy.ts';

/** A path relative to the root, by the names that were asked for and by those behind every link. */
export interface RuledPath {
  readonly requested: readonly string[];
  readonly real: readonly string[];
  /** Whether it is a directory; absent means unknown: patterns for directories then deny it and do not allow it. */
  readonly isDirectory?: boolean;
}

/** A path policy, ready to judge. */
export interface PathRules {
  /** The severest answer of every rule; pure, never throws. */
  judge(path: RuledPath, intent: PathIntent): PathVerdict;
}

/**
 * Compiles what a root allows. A pattern that closes is compared without case and composition on every volume, one that opens
 * as the volume compares. Throws `safety/path-policy` for a pattern that is absolute, leads out or could never match.
 */
export function compilePathRules(policy: PathPolicy, options: VolumeNaming): PathRules {
  const strict = strictComparisons();
  const asVolume = [comparisonOf(options)];
  const deny = parseList('deny', policy.deny ?? [], (isNegated) => (isNegated ? asVolume : strict));
  const allow =
    policy.allow &&
    parseList('allow', policy.allow, (isNegated) => (isNegated ? strict : asVolume));
  const rules: readonly Rule[] = [
    judgeRoot,
    ({ lexical, path, intent }) =>
      judgeDenied(deny, [lexical, path.real], intent, path.isDirectory),
    ({ lexical, path }) => (policy.links === 'refuse' ? judgeLinks(lexical, path.real) : undefined),
    ({ lexical, path, intent }) =>
      allow && judgeAllowed(allow, [lexical, path.real], intent, path.isDirectory),
    ({ lexical, path, intent }) =>
      judgeProtected([lexical, path.real], intent, policy.protectedPaths ?? []),
  ];
  return {
    judge: (path, intent) => {
      const lexical = withoutDots(path.requested);
      const verdicts = rules.flatMap((rule) => rule({ lexical, path, intent }) ?? []);
      const found = severest(verdicts) ?? inside;
      return { ...found, realPath: path.real.join('/') || '.' };
    },
  };
}

interface Question {
  /** The requested names without `.` and with each `..` taken back: what a reader would think of. */
  readonly lexical: readonly string[];
  readonly path: RuledPath;
  readonly intent: PathIntent;
}

type Rule = (question: Question) => PathVerdict | undefined;

const inside: PathVerdict = {
  decision: 'allow',
  rule: 'inside',
  reason: 'This path is inside the root, and no rule speaks against it.',
};

function parseList(
  list: string,
  patterns: readonly string[],
  comparisons: (isNegated: boolean) => ReturnType<typeof strictComparisons>,
): readonly PathPattern[] {
  if (patterns.length > patternBounds.maxPatterns)
    throw new PathPolicyError({
      message: `expected at most ${String(patternBounds.maxPatterns)} patterns in ${list}, got ${String(patterns.length)}`,
    });
  return patterns.map((text) => parsePattern(text, comparisons(text.startsWith('!'))));
}

function judgeRoot({ lexical, path, intent }: Question): PathVerdict | undefined {
  if (intent === 'list' || (path.real.length > 0 && lexical.length > 0)) return undefined;
  return {
    decision: intent === 'delete' ? 'deny' : 'ask',
    rule: 'root-itself',
    reason: 'This path is the root itself.',
  };
}

function judgeDenied(
  deny: readonly PathPattern[],
  paths: readonly (readonly string[])[],
  intent: PathIntent,
  isDirectory = true,
): PathVerdict | undefined {
  const subject = { isDirectory, withContents: intent === 'list' };
  if (!paths.some((names) => isDenied(deny, { names, ...subject }))) return undefined;
  const reason = 'The policy denies this path, or a directory above it.';
  return { decision: 'deny', rule: 'denied-by-policy', reason };
}

function judgeLinks(lexical: readonly string[], real: readonly string[]): PathVerdict | undefined {
  const isSame =
    lexical.length === real.length && lexical.every((name, at) => sameName(name, real[at]));
  if (isSame) return undefined;
  return { decision: 'deny', rule: 'link', reason: 'The policy refuses links on the way.' };
}

// A volume that folds names tells the real one in its own spelling, which is no link.
function sameName(left: string, right: string | undefined): boolean {
  return left === right || (right !== undefined && foldName(left) === foldName(right));
}

function judgeAllowed(
  allow: readonly PathPattern[],
  paths: readonly (readonly string[])[],
  intent: PathIntent,
  isDirectory = intent === 'list',
): PathVerdict | undefined {
  const subject = { isDirectory, withContents: intent === 'list' };
  if (paths.every((names) => isAllowed(allow, { names, ...subject }))) return undefined;
  const reason = 'The policy allows other paths only.';
  return { decision: 'deny', rule: 'not-allowed-by-policy', reason };
}

function judgeProtected(
  paths: readonly (readonly string[])[],
  intent: PathIntent,
  protectedPaths: readonly string[],
): PathVerdict | undefined {
  const isRead = intent === 'read' || intent === 'list';
  const verdicts = paths.flatMap((names): readonly PathVerdict[] => {
    if (intent === 'delete' && protectedPaths.some((path) => isAbove(names, path)))
      return [protectedVerdict('deny', 'a tree that the policy protects')];
    const { read, write, label } = classifyPath(names, protectedPaths);
    const decision = isRead ? read : write;
    return decision === 'allow' ? [] : [protectedVerdict(decision, label)];
  });
  return severest(verdicts);
}

function protectedVerdict(decision: 'ask' | 'deny', label: string): PathVerdict {
  return { decision, rule: 'protected-path', reason: `This path holds ${label}.` };
}

function isAbove(names: readonly string[], path: string): boolean {
  const below = withoutDots(path.split('/').filter((name) => name !== '')).map(foldName);
  return below.length > 0 && names.every((name, at) => foldName(name) === below[at]);
}

function withoutDots(names: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const name of names) {
    if (name === '..') kept.pop();
    else if (name !== '.') kept.push(name);
  }
  return kept;
}
