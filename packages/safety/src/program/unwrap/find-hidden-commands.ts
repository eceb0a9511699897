import type { Invocation } from '../invocation.ts';
import { literalText, type WordValue } from '../words/word-value.ts';
import { isWrapper, mayBeDenied } from './may-be-denied.ts';
import type { Unwrapped } from './unwrapper.ts';

const maxCandidates = 16;

/**
 * Finds what a wrapper with unknown arguments may run: every rest of its arguments that begins with a program which may be denied, up to the first
 * wrapper, which looks further by itself; and, where it is told to, every argument that may be a text for a shell.
 */
export function findHiddenCommands(
  invocation: Invocation,
  { readsTexts = false }: { readonly readsTexts?: boolean } = {},
): Pick<Unwrapped, 'invocations' | 'scripts'> {
  const { words, depth } = invocation;
  const invocations: Invocation[] = [];
  for (let index = 1; index < words.length && invocations.length < maxCandidates; index += 1) {
    const name = nameOf(words[index]);
    // `direnv exec .`: a subcommand, not the builtin.
    if (name === undefined || !mayBeDenied(name) || (index === 1 && name === 'exec')) continue;
    const rest = words.slice(index);
    const end = literalText(rest[1]) === '--' ? [...rest.slice(0, 1), ...rest.slice(2)] : rest;
    invocations.push({ ...invocation, words: end, depth: depth + 1 });
    if (isWrapper(name)) break;
  }
  return { invocations, scripts: readsTexts ? textsOf(words) : [] };
}

/** What a wrapper runs by its table, and, where it has arguments that the table does not know, what else it may run. */
export function withHidden(
  inner: readonly Invocation[],
  unknown: readonly string[],
  invocation: Invocation,
): readonly Invocation[] {
  if (unknown.length === 0) return inner;
  // A wrapper inside is found again: twice at every level would be work without end.
  const others = inner.filter(({ words }) => !isWrapper(nameOf(words[0]) ?? ''));
  return [...others, ...(findHiddenCommands(invocation).invocations ?? [])];
}

function nameOf(word: WordValue | undefined): string | undefined {
  const text = literalText(word);
  return text === undefined ? undefined : text.slice(text.lastIndexOf('/') + 1);
}

function textsOf(words: readonly WordValue[]): readonly string[] {
  return words
    .slice(1)
    .flatMap((word) => literalText(word) ?? [])
    .map((text) =>
      text.replace(/^--?[\w-]+=/u, '').replace(/^\s*(?:spawn|system|exec|shell|run|!)\s*/u, ''),
    )
    .filter((text) => /\S\s+\S/u.test(text))
    .slice(0, maxCandidates);
}
