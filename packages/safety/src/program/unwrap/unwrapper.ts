import type { Invocation } from '../invocation.ts';
import type { Scene } from '../scene.ts';

/** What is inside a program that runs others. */
export interface Unwrapped {
  /** Programs that it runs with arguments of their own. */
  readonly invocations?: readonly Invocation[];
  /** Texts that a shell reads as commands. */
  readonly scripts?: readonly string[];
  /** Why the wrapper itself is asked for, whatever is inside; absent means that only what is inside counts. */
  readonly asks?: string;
}

/** Takes a wrapper off. Absent: the program runs no other, and is judged by its description. */
export type Unwrapper = (
  name: string,
  invocation: Invocation,
  scene: Scene,
) => Unwrapped | undefined;
