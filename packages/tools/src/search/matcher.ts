import type { Clock } from '@selfware/contracts';
import { InvalidPatternError } from '../errors.ts';
import type { SearchQuery } from '../hands/hands.ts';
import { matchLines, type LineMatch } from './match-lines.ts';

/** Finds the matching lines of one text after the other. */
export interface Matcher {
  /** Undefined when the pattern took longer than its time, or was stopped: no further text can be matched. */
  match(text: string): Promise<readonly LineMatch[] | undefined>;
  close(): Promise<void>;
}

/** Creates the matcher of a query; throws `tools/invalid-pattern`. A regular expression runs in a thread that is ended when it takes too long. */
export async function createMatcher(
  { pattern, regex }: SearchQuery,
  options: { readonly signal: AbortSignal; readonly clock: Clock },
): Promise<Matcher> {
  if (!regex) return createLiteralMatcher(pattern);
  assertPattern(pattern);
  const { createRegexMatcher } = await import('./regex-matcher.ts');
  return createRegexMatcher(pattern, options);
}

function createLiteralMatcher(pattern: string): Matcher {
  const fits = (line: string): boolean => line.includes(pattern);
  return {
    match: (text) => Promise.resolve(fits(text) ? matchLines(text, fits) : []),
    close: () => Promise.resolve(),
  };
}

function assertPattern(pattern: string): void {
  if (pattern.length > 1_000) throw new InvalidPatternError({ cause: undefined });
  try {
    new RegExp(pattern);
  } catch (cause) {
    // What the engine says quotes the pattern, so it stays in the cause.
    throw new InvalidPatternError({ cause });
  }
}
