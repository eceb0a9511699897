import { renameSync, rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

/** Exchanges two names of one directory by way of a third, as fast as it can, until the memory says stop. */
interface Swaps {
  readonly pairs: readonly (readonly [string, string])[];
  /** First word: not zero means stop; second: how often all pairs were exchanged. */
  readonly state: Int32Array;
}

const { pairs, state } = workerData as Swaps;
parentPort?.postMessage('started');
while (Atomics.load(state, 0) === 0) {
  for (const [first, second] of pairs) exchange(first, second);
  Atomics.add(state, 1, 1);
}

function exchange(first: string, second: string): void {
  try {
    renameSync(first, `${first}.swap`);
    renameSync(second, first);
    renameSync(`${first}.swap`, second);
  } catch {
    // Only a writer that replaced one of the names this moment can come between: what is left half way goes back or away,
    // else it would be in the way of every further round.
    try {
      renameSync(`${first}.swap`, first);
    } catch {
      rmSync(`${first}.swap`, { recursive: true, force: true });
    }
  }
}
