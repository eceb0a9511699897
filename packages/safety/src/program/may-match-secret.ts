import { protectedTrees } from '../policy/protected-paths.data.ts';
import { matchesPattern, type Pattern } from './words/match-pattern.ts';

// A pattern of fewer letters is meant for everything; names without a dot in front are not looked for then.
const fewestLetters = 2;

/** True when a glob may name a secret file or a directory of such: `.e*`, `id_?sa`, `.s[s]h/x`. */
export function mayMatchSecret(glob: string): boolean {
  return glob.split('/').some((name) => /[*?[]/u.test(name) && mayName(name));
}

function mayName(name: string): boolean {
  const text = name.toLowerCase().replaceAll(/\[[^\]]*\]/gu, '?');
  const letters = text.replaceAll(/[*?]/gu, '').length;
  if (!text.startsWith('.') && letters < fewestLetters) return false;
  const pattern = Array.from(text, (char): Pattern[number] => ({ kind: kindOf(char), char }));
  return protectedTrees.some(({ path, read }) => {
    const sample = (path.split('/', 1)[0] ?? '').replaceAll('*', 'x');
    // A name with a dot in front is only meant by a pattern with one.
    if (read !== 'ask' || sample.startsWith('.') !== text.startsWith('.')) return false;
    return [sample, sample.replace(/x$/u, '')].some((one) =>
      matchesPattern(pattern, Array.from(one)),
    );
  });
}

function kindOf(char: string): Pattern[number]['kind'] {
  if (char === '*') return 'any';
  return char === '?' ? 'one' : 'char';
}
