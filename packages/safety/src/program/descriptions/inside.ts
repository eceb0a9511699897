import type { Invocation } from '../invocation.ts';
import type { NestedScript } from '../unwrap/unwrapper.ts';

/** What a program runs, collected while its arguments are read. */
export interface Inside {
  readonly invocations: Invocation[];
  readonly scripts: (string | NestedScript)[];
}

/** Nothing yet. */
export function collectInside(): Inside {
  return { invocations: [], scripts: [] };
}
