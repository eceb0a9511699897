import type { Tally } from './create-tally.ts';
import type { LogDestination } from './log-destination.ts';
import type { LogWriter } from './open-log-writer.ts';

/** Lines that wait for a slow destination; more are dropped. */
const maxWaitingLines = 10_000;

/** Lets lines go to a destination: what it refuses is counted, and disturbs nobody. */
export function writeToDestination(destination: LogDestination, tally: Tally): LogWriter {
  const waiting = new Set<Promise<void>>();
  return {
    write(line) {
      if (waiting.size >= maxWaitingLines) {
        tally.drop();
        return;
      }
      const written = destination.write(line).then(
        () => tally.settle(undefined),
        (error: unknown) => {
          tally.fail(error);
          tally.settle(error);
        },
      );
      waiting.add(written);
      void written.then(() => waiting.delete(written));
    },
    async end() {
      await Promise.all(waiting);
      await destination.close().catch((error: unknown) => tally.fail(error));
    },
  };
}
