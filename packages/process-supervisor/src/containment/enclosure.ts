import type { Containment } from '@selfware/contracts';

/** What is asked for. `strongest`: a PID namespace, else a cgroup, else the guard alone. */
export type ContainmentWish = 'guard' | 'cgroup' | 'pid-namespace' | 'strongest';

/** What holds one program and all that it starts, beside the guard. */
export interface Enclosure {
  readonly containment: Containment;
  /** The program as it is started inside. */
  wrap(argv: readonly [string, ...string[]]): readonly [string, ...string[]];
  /** The pids that are inside now, as far as only the enclosure can tell. */
  members(): Promise<readonly number[]>;
  /** Kills everything inside in one step, where there is such a step. */
  kill(): Promise<void>;
  /** Gives back what the enclosure is made of; nothing lives inside any more. */
  close(): Promise<void>;
}

/** Makes the enclosures of one runner. */
export interface Encloser {
  readonly containment: Containment;
  /** Why it is weaker than what was asked for; absent when it is not. */
  readonly notice?: string;
  /** For the guard: a cgroup to be killed when the host is gone. */
  readonly cgroup?: string;
  enclose(): Promise<Enclosure>;
  close(): Promise<void>;
}

/** Holds nothing: the guard is all that there is. */
export function openSpace(containment: Containment): Enclosure {
  return {
    containment,
    wrap: (argv) => argv,
    members: () => Promise.resolve([]),
    kill: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
