import { posix } from 'node:path';
import { judgeFind } from '../descriptions/judge-expression.ts';
import type { Invocation } from '../invocation.ts';
import type { Scene } from '../scene.ts';
import { literal, literalText, type WordValue } from '../words/word-value.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Takes off `find … -exec`, and denies `-delete` where it would destroy a tree. */
export const unwrapFind: Unwrapper = (name, invocation, scene) => {
  if (name !== 'find') return undefined;
  const texts = invocation.words.map(literalText);
  const starts = startingPoints(invocation.words);
  // What comes before the action narrows it; a depth bound is no narrowing.
  const isNarrowed = texts.some((text) =>
    /^-(?:i?name|i?path|i?regex|newer|[acm]time|[acm]min|size|empty|type|user|perm|inum)/u.test(
      text ?? '',
    ),
  );
  if (texts.includes('-delete')) {
    denyDelete(starts, invocation, scene);
    if (!isNarrowed) scene.ask('destroys', 'This find deletes whole trees.', invocation.span);
  }
  const founds = [foundWords({ starts, isNarrowed }, scene), ...namedWords(texts, starts)];
  const invocations = actions(invocation.words).flatMap((words) =>
    founds.map((found) => ({
      ...invocation,
      words: words.flatMap((word) => (literalText(word) === '{}' ? found : [word])),
      depth: invocation.depth + 1,
    })),
  );
  if (invocations.length === 0) return undefined;
  if (!runsPlainly(invocation.words, starts)) return { invocations, asks };
  judgeFind({ ...invocation, words: withoutActions(invocation.words) }, scene);
  return { invocations };
};

const asks = 'find runs a program for each file.';

// A found name inside a longer word may be code of a shell, and one that is unknown an option.
function runsPlainly(words: readonly WordValue[], starts: readonly WordValue[]): boolean {
  return (
    words.every((word) => {
      const text = literalText(word);
      if (text === undefined) return false;
      return !/^-(?:execdir|ok|okdir)$/u.test(text) && (text === '{}' || !text.includes('{}'));
    }) && starts.every((start) => /^[^-]/u.test(literalText(start) ?? ''))
  );
}

function withoutActions(words: readonly WordValue[]): readonly WordValue[] {
  let isInside = false;
  return words.filter((word) => {
    const text = literalText(word);
    const wasInside = isInside;
    if (text === '-exec') isInside = true;
    else if (isInside && (text === ';' || text === '+')) isInside = false;
    return !wasInside && !isInside;
  });
}

interface Search {
  readonly starts: readonly WordValue[];
  readonly isNarrowed: boolean;
}

function denyDelete(starts: readonly WordValue[], { span }: Invocation, scene: Scene): void {
  const isVital = starts.some((start) => {
    const path = literalText(start);
    return path !== undefined && scene.isVitalBeyondWorkspace(path);
  });
  if (isVital) scene.deny('destroys-tree', 'This find would delete a vital directory.', span);
}

function foundWords({ starts, isNarrowed }: Search, scene: Scene): readonly WordValue[] {
  return starts.map((start) => {
    if (start.kind === 'unknown') return start;
    if (scene.isVitalBeyondWorkspace(start.text)) return literal(start.text);
    const prefix = start.text.endsWith('/') ? start.text : `${start.text}/`;
    return { kind: 'unknown', prefix, isEveryEntry: !isNarrowed };
  });
}

// What is told by its whole name is found under it, at the start or below: as good as named.
function namedWords(
  texts: readonly (string | undefined)[],
  starts: readonly WordValue[],
): readonly (readonly WordValue[])[] {
  return texts.flatMap((text, index) => {
    const name = /^-i?name$/u.test(texts[index - 1] ?? '') ? text : undefined;
    if (name === undefined || !/^[\w.-]+$/u.test(name)) return [];
    return starts.flatMap((start) => {
      const path = literalText(start);
      if (path === undefined) return [];
      const below = path === '/' ? ['/', '/etc'] : [path];
      return below.map((directory) => [literal(posix.join(directory, name))]);
    });
  });
}

function startingPoints(words: readonly WordValue[]): readonly WordValue[] {
  const rest = words.slice(1);
  const end = rest.findIndex((word) => /^[-(!]/u.test(literalText(word) ?? ''));
  const starts = end === -1 ? rest : rest.slice(0, end);
  return starts.length === 0 ? [literal('.')] : starts;
}

function actions(words: readonly WordValue[]): readonly (readonly WordValue[])[] {
  const found: WordValue[][] = [];
  let current: WordValue[] | undefined;
  for (const word of words) {
    const text = literalText(word);
    if (current !== undefined && (text === ';' || text === '+')) current = undefined;
    else if (current !== undefined) current.push(word);
    else if (/^-(?:exec|execdir|ok|okdir)$/u.test(text ?? '')) {
      current = [];
      found.push(current);
    }
  }
  return found.filter((action) => action.length > 0);
}
