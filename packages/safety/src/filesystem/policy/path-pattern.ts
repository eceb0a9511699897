import { PathPolicyError } from '../../errors.ts';
import type { Comparison } from './compare-names.ts';
import { matchesGlob, matchesSequence, type NameToken } from './name-glob.ts';
import { parseNameGlob } from './parse-name-glob.ts';

/** One pattern of a list, ready to be matched. */
export interface PathPattern {
  readonly text: string;
  readonly negated: boolean;
  /** Only directories match, and what lies in them. */
  readonly directoryOnly: boolean;
  /** For each way to compare: a pattern for every name, `anyDepth` for `**`. */
  readonly forms: readonly PatternForm[];
}

interface PatternForm {
  readonly comparison: Comparison;
  readonly parts: readonly PatternPart[];
}

type PatternPart = readonly NameToken[] | 'anyDepth';

/** Longest pattern, and most of them in one list. */
export const patternBounds: { readonly maxLength: number; readonly maxPatterns: number } = {
  maxLength: 1_024,
  maxPatterns: 1_000,
};

/** Reads one pattern of gitignore's. Throws `safety/path-policy` for one that leads out, is absolute, or could never match. */
export function parsePattern(text: string, comparisons: readonly Comparison[]): PathPattern {
  if (text.length > patternBounds.maxLength) throw fault(text.slice(0, 40), 'it is too long');
  const negated = text.startsWith('!');
  const body = withoutTrailingSpaces(negated ? text.slice(1) : text);
  const problem = findProblem(body);
  if (problem !== undefined) throw fault(text, problem);
  const written = body.split('/').filter((name) => name !== '' && name !== '.');
  if (written.length === 0) throw fault(text, 'it names nothing');
  const directoryOnly = body.endsWith('/');
  const isAnchored = body.slice(0, -1).includes('/');
  const names = isAnchored ? written : ['**', ...written];
  const forms = comparisons.map((comparison) => ({
    comparison,
    parts: names.map((name) => parsePart(name, comparison, text)),
  }));
  return { text, negated, directoryOnly, forms };
}

/** A path to match: its names, and whether the last is a directory for sure. */
export interface PatternSubject {
  readonly names: readonly string[];
  readonly isDirectory: boolean;
  /** Whether `x/**` means `x` itself, too: for a listing, which tells what lies in it. */
  readonly withContents: boolean;
}

/** Tells whether a pattern matches exactly this path, not one above it. */
export function matchesPattern(pattern: PathPattern, subject: PatternSubject): boolean {
  if (pattern.directoryOnly && !subject.isDirectory) return false;
  return pattern.forms.some((form) => matchesForm(form, subject));
}

function matchesForm({ comparison, parts }: PatternForm, subject: PatternSubject): boolean {
  const { names, withContents } = subject;
  if (names.length === 0) return withContents && parts.every(isEverything);
  const isInside = parts.at(-1) === 'anyDepth' && !withContents;
  const anyName: PatternPart = [{ kind: 'many' }];
  return matchesSequence({
    pattern: isInside ? [...parts, anyName] : parts,
    subject: names.map((name) => comparison.name(name)),
    isMany: (part) => part === 'anyDepth',
    fits: (part, name) => part !== 'anyDepth' && matchesGlob(part, name, comparison.folds),
  });
}

function isEverything(part: PatternPart): boolean {
  return part === 'anyDepth' || (part.length > 0 && part.every(({ kind }) => kind === 'many'));
}

function parsePart(name: string, comparison: Comparison, text: string): PatternPart {
  if (name === '**') return 'anyDepth';
  const parsed = parseNameGlob(name, comparison.literal);
  if ('problem' in parsed) throw fault(text, parsed.problem);
  return parsed.tokens;
}

function findProblem(body: string): string | undefined {
  if (body === '') return 'it is empty';
  if (body.startsWith('#')) return 'it is a comment; a name that begins so is written `\\#`';
  if (/\p{Cc}/u.test(body)) return 'it holds a control character';
  if (/^(?:\/\/|\\\\|~(?:\/|$)|[a-z]:[\\/]|[a-z][a-z\d+.-]+:\/\/|\$\{?HOME)/iu.test(body))
    return 'it is absolute; patterns are relative to the root';
  if (body.split('/').includes('..')) return 'it leads out of the root';
  return undefined;
}

function withoutTrailingSpaces(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === ' ' && text[end - 2] !== '\\') end -= 1;
  return text.slice(0, end);
}

function fault(text: string, problem: string): PathPolicyError {
  return new PathPolicyError({
    message: `expected a pattern for paths beneath the root, got ${JSON.stringify(text)}: ${problem}`,
    hint: 'Write it as in gitignore, relative to the root.',
  });
}
