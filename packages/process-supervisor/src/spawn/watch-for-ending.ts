import type { Clock } from '@selfware/contracts';
import type { ProgramExit, RunningProgram } from './start-program.ts';

/** Why a run is over: the program left, or we want it to. */
export type Ending =
  | { readonly cause: 'exit'; readonly exit: ProgramExit }
  | {
      readonly cause: 'timed-out' | 'cancelled' | 'output-limit';
      /** A sentence for the reader. */
      readonly notice: string;
    };

/** What can end a run. */
export interface EndingWatchOptions {
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly idleTimeoutMs?: number | undefined;
  readonly killAfterBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Watches one run until the first of its endings. */
export interface EndingWatch {
  readonly ending: Promise<Ending>;
  /** Tells of a piece of output; `totalBytes` is of its stream so far. */
  sawOutput(totalBytes: number): void;
}

/** Starts to watch; every timer and listener is gone once `ending` has resolved. */
export function watchForEnding(
  exited: RunningProgram['exited'],
  options: EndingWatchOptions,
): EndingWatch {
  const { clock, timeoutMs, idleTimeoutMs, killAfterBytes, signal } = options;
  const { promise, resolve } = Promise.withResolvers<Ending>();
  const over = (): void =>
    resolve({ cause: 'timed-out', notice: `ended after its time limit of ${timeoutMs} ms` });
  const idle = (): void =>
    resolve({ cause: 'timed-out', notice: `ended after ${idleTimeoutMs} ms without output` });
  const cancel = (): void =>
    resolve({ cause: 'cancelled', notice: 'ended because it was cancelled' });
  let isOver = false;
  const cancelTimeout = clock.setTimer(over, timeoutMs);
  let cancelIdle = startIdleTimer(clock, idle, idleTimeoutMs);
  signal?.addEventListener('abort', cancel, { once: true });
  void exited.then((exit) => resolve({ cause: 'exit', exit }));
  void promise.then(() => {
    isOver = true;
    cancelTimeout();
    cancelIdle();
    signal?.removeEventListener('abort', cancel);
  });
  return {
    ending: promise,
    sawOutput(totalBytes) {
      if (isOver) return;
      cancelIdle();
      cancelIdle = startIdleTimer(clock, idle, idleTimeoutMs);
      if (killAfterBytes !== undefined && totalBytes > killAfterBytes)
        resolve({ cause: 'output-limit', notice: `ended after ${killAfterBytes} bytes of output` });
    },
  };
}

function startIdleTimer(clock: Clock, onIdle: () => void, idleTimeoutMs?: number): () => void {
  return idleTimeoutMs === undefined ? () => {} : clock.setTimer(onIdle, idleTimeoutMs);
}
