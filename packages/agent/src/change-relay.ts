import type { FileChange } from '@selfware/tools';
import { NoRunError } from './errors.ts';

/** Carries each file change from the hands to the run that causes it, so that it is journaled before the write. */
export interface ChangeRelay {
  /** To be given to `createHands`; resolves when the change is durable, rejects with `agent/no-run` when no run is under way. */
  readonly beforeChange: (change: FileChange) => Promise<void>;
  /** Says who records changes from now on; the returned function ends that. */
  connect(record: (change: FileChange) => Promise<void>): () => void;
}

/** Creates the wire between `createHands({ beforeChange })` and `createAgent({ changes })`. */
export function createChangeRelay(): ChangeRelay {
  let current: ((change: FileChange) => Promise<void>) | undefined;
  return {
    async beforeChange(change) {
      if (current === undefined) throw new NoRunError({ path: change.path });
      await current(change);
    },
    connect(record) {
      current = record;
      return () => {
        if (current === record) current = undefined;
      };
    },
  };
}
