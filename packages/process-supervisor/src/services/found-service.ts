import type { Clock } from '@selfware/contracts';
import { sameProcess } from '../identity/identify.ts';
import { endTree } from '../termination/end-tree.ts';
import { createProcessTree } from '../termination/process-tree.ts';
import type { RecordedService } from './service-registry.ts';

/** A service that an earlier supervisor started, found again by its identity. */
export interface FoundService {
  readonly recorded: RecordedService;
  isAlive(): Promise<boolean>;
  /** Ends it and what carries its mark; resolves when nobody is left. */
  end(graceMs: number): Promise<void>;
}

/** Finds a recorded service again; nobody is signalled who is not it or does not carry its mark. */
export function findService(recorded: RecordedService, clock: Clock): FoundService {
  const { identity } = recorded;
  const tree = createProcessTree({
    leader: identity.pid,
    marker: identity.marker,
    // Whether it was reaped cannot be known here: its number, group and session may be another's.
    leaderLives: () => false,
    isOld: () => true,
  });
  return {
    recorded,
    isAlive: async () => (await sameProcess(identity)) || (await tree.countLiving()) > 0,
    async end(graceMs) {
      await endTree(tree, { clock, graceMs });
    },
  };
}
