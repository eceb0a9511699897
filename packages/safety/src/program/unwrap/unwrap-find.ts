import { posix } from 'node:path';
import type { Invocation } from '../invocation.ts';
import { isNarrowed, judgeFind, startsOf } from '../languages/find/judge-find.ts';
import { parseFind, type FindCommand, type FindExpression } from '../languages/find/parse-find.ts';
import type { Scene } from '../scene.ts';
import { literal, literalText, type WordValue } from '../words/word-value.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Judges find as a whole: what it looks at, writes and deletes, and the commands of `-exec` with every name that it may find. */
export const unwrapFind: Unwrapper = (name, invocation, scene) => {
  if (name !== 'find' && name !== 'gfind') return undefined;
  const expression = parseFind(invocation.words);
  judgeFind(expression, invocation, scene);
  const founds = expression.commands.length === 0 ? [] : foundWords(expression, scene);
  const invocations = expression.commands.flatMap((command) =>
    founds.map((found) => commandOn(found, command, invocation)),
  );
  const runsElsewhere = expression.commands.some(({ action }) => action !== '-exec');
  return runsElsewhere
    ? { invocations, asks: 'find runs a program in the directory of each file, or asks for each.' }
    : { invocations };
};

// What is found is put into each word; a name inside of a longer one may be code of a shell, so then only its beginning is known.
function commandOn(
  found: WordValue,
  { words }: FindCommand,
  { input, hasInput, span, depth, isConcurrent }: Invocation,
): Invocation {
  return {
    words: words.map((word) => insert(found, word)),
    hasInput,
    depth: depth + 1,
    isRepeated: true,
    ...(input === undefined ? {} : { input }),
    ...(span === undefined ? {} : { span }),
    ...(isConcurrent === undefined ? {} : { isConcurrent }),
  };
}

function insert(found: WordValue, word: WordValue): WordValue {
  const text = word.kind === 'literal' ? word.text : word.prefix;
  const at = text.indexOf('{}');
  // Behind what is not known there may be a `{}` as well, but what is not known stays so.
  if (at === -1) return word;
  if (text === '{}' && word.kind === 'literal') return found;
  if (found.kind === 'literal' && word.kind === 'literal')
    return literal(text.split('{}').join(found.text));
  const before = text.slice(0, at) + (found.kind === 'literal' ? found.text : found.prefix);
  const unknown: WordValue = { kind: 'unknown', prefix: before, isEveryEntry: false };
  const behind = text.slice(at + 2);
  // A plain ending makes another name below the start; anything else may be part of a text in a language.
  const isPath = at === 0 && word.kind === 'literal' && /^[\w./-]+$/u.test(behind);
  if (!isPath || found.kind === 'literal' || found.glob === undefined) return unknown;
  return { ...unknown, glob: found.glob + behind, isNarrowed: true };
}

/** Every word that may stand for `{}`. */
function foundWords(expression: FindExpression, scene: Scene): readonly WordValue[] {
  const narrowed = isNarrowed(expression);
  const starts = startsOf(expression.starts);
  const patterns = namePatterns(expression);
  const same = expression.primaries
    .filter(({ name }) => name === '-samefile')
    .flatMap(({ values }) => values.map(({ word }) => word));
  const founds = starts.flatMap((start): readonly WordValue[] => {
    // A start that nobody knows may be anything, an option too.
    if (start.kind === 'unknown' && start.glob === undefined) return [start];
    const path = literalText(start);
    if (path === undefined) return [below(start, narrowed)];
    const isVital = scene.isVital(path);
    const whole = scene.isVitalBeyondWorkspace(path)
      ? [literal(path)]
      : [...(isVital ? [] : [literal(path)]), below(start, narrowed)];
    return [...whole, ...patterns.flatMap((pattern) => named(path, pattern))];
  });
  return [...founds, ...same];
}

// Names below a start begin with it, so they are no options and lead nowhere else.
function below(start: WordValue, narrowed: boolean): WordValue {
  const prefix = start.kind === 'literal' ? withSlash(start.text) : start.prefix;
  const glob = start.kind === 'literal' ? `${quoteGlob(prefix)}*` : `${start.glob ?? ''}/*`;
  return {
    kind: 'unknown',
    prefix,
    isEveryEntry: !narrowed,
    glob,
    ...(narrowed ? { isNarrowed: true } : {}),
  };
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

function quoteGlob(text: string): string {
  return text.replaceAll(/[\\*?[]/gu, '\\$&');
}

function namePatterns({ primaries }: FindExpression): readonly string[] {
  return primaries
    .filter(({ isNegated }) => !isNegated)
    .flatMap(({ name, values }) =>
      values
        .filter(({ role }) => role === 'pattern' || /regex$/u.test(name))
        .map(({ word }) => {
          const text = word.kind === 'literal' ? word.text : (word.glob ?? `${word.prefix}*`);
          // Roughly: what any regular expression for a name of a secret has in it.
          return /regex$/u.test(name) ? text.replaceAll('.*', '*').replaceAll('\\.', '.') : text;
        }),
    );
}

// What is told by its whole name is found under the start, at once or below: as good as named.
function named(start: string, pattern: string): readonly WordValue[] {
  const directories = start === '/' ? ['/', '/etc'] : [start];
  if (/^[\w./-]+$/u.test(pattern))
    return directories.map((directory) =>
      literal(
        posix.isAbsolute(pattern) || pattern.startsWith(withSlash(start))
          ? pattern
          : withSlash(directory) + pattern,
      ),
    );
  return directories.map((directory): WordValue => {
    const prefix = withSlash(directory);
    const rest = pattern.startsWith(prefix) ? pattern.slice(prefix.length) : pattern;
    return {
      kind: 'unknown',
      prefix,
      isEveryEntry: false,
      glob: `${quoteGlob(prefix)}${rest}`,
      isNarrowed: true,
    };
  });
}
