import type { Invocation } from '../invocation.ts';

/** What a program runs, collected while its arguments are read. */
export interface Inside {
  readonly invocations: Invocation[];
  readonly scripts: string[];
}

/** Nothing yet. */
export function collectInside(): Inside {
  return { invocations: [], scripts: [] };
}
