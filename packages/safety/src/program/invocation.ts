import type { Span } from '@selfware/contracts';
import type { WordValue } from './words/word-value.ts';

/** One program with its arguments, as far as they are known. */
export interface Invocation {
  /** The program first; never empty. */
  readonly words: readonly WordValue[];
  /** What it reads on its standard input, where the command itself says it. */
  readonly input?: string;
  /** True when its input is a pipe or a file. */
  readonly hasInput: boolean;
  /** What `env` sets for it, as `NAME=value`. */
  readonly environment?: readonly WordValue[];
  /** Where it stands in the judged text; absent in nested texts. */
  readonly span?: Span;
  /** How many commands it is wrapped in. */
  readonly depth: number;
  /** True in a loop or a function, where it may run more than once or later. */
  readonly isRepeated: boolean;
  /** True in a pipeline of several, and in the background. */
  readonly isConcurrent?: boolean;
}

/** The file name of the program; absent when it is unknown. `\ls`, `/bin/ls` and `ls` have the same. */
export function programName({ words }: Invocation): string | undefined {
  const [first] = words;
  if (first?.kind !== 'literal') return undefined;
  return first.text.slice(first.text.lastIndexOf('/') + 1);
}

/** True when the program is named by a path, so that nobody knows what it is. */
export function isNamedByPath({ words }: Invocation): boolean {
  const [first] = words;
  return first?.kind === 'literal' && first.text.includes('/');
}
