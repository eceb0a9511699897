import { matchesPattern, type PathPattern, type PatternSubject } from './path-pattern.ts';

/**
 * Tells whether a list of what is denied matches a path or a directory above it. As in gitignore the last pattern that matches
 * decides for each of them, and nothing is opened again inside a directory that is denied.
 */
export function isDenied(patterns: readonly PathPattern[], subject: PatternSubject): boolean {
  const isListedRoot = subject.names.length === 0 && patterns.some(({ negated }) => negated);
  return prefixes(subject).some((prefix) => {
    // What opens never opens more than it says, and a root of which a part is open can be listed.
    const alone = { ...prefix, withContents: false };
    const last = patterns.findLast((pattern) =>
      matchesPattern(pattern, pattern.negated || isListedRoot ? alone : prefix),
    );
    return last?.negated === false;
  });
}

/** Tells whether a list of what is allowed reaches a path: the last pattern decides that matches it or a directory above it. */
export function isAllowed(patterns: readonly PathPattern[], subject: PatternSubject): boolean {
  const all = prefixes(subject);
  const last = patterns.findLast((pattern) =>
    all.some((prefix) => matchesPattern(pattern, prefix)),
  );
  return last?.negated === false;
}

/** The path and every directory above it, the longest last; the root stands for itself alone. */
function prefixes(subject: PatternSubject): readonly PatternSubject[] {
  const { names } = subject;
  if (names.length === 0) return [{ ...subject, isDirectory: true }];
  return names.map((_name, at) => {
    const isLast = at === names.length - 1;
    return isLast
      ? subject
      : { names: names.slice(0, at + 1), isDirectory: true, withContents: false };
  });
}
