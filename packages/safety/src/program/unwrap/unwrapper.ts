import type { Invocation } from '../invocation.ts';
import type { Scene } from '../scene.ts';
import type { Words } from '../words/word-value.ts';

/** A text that a shell reads as commands, inside another command. */
export interface NestedScript {
  readonly text: string;
  /** True: this shell reads it itself, so it sees and changes its variables, functions and directory (`eval`, `source`, `trap`). */
  readonly sharesShell?: true;
  /** What `$0`, `$1`, … are in it, the first for `$0`; absent means that they are not known. */
  readonly arguments?: Words;
}

/** What is inside a program that runs others. */
export interface Unwrapped {
  /** Programs that it runs with arguments of their own. */
  readonly invocations?: readonly Invocation[];
  /** Texts that a shell reads as commands; a plain text is read by a shell of its own. */
  readonly scripts?: readonly (string | NestedScript)[];
  /** Why the wrapper itself is asked for, whatever is inside; absent means that only what is inside counts. */
  readonly asks?: string;
}

/** Takes a wrapper off. Absent: the program runs no other, and is judged by its description. */
export type Unwrapper = (
  name: string,
  invocation: Invocation,
  scene: Scene,
) => Unwrapped | undefined;
