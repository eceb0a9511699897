import type { Host } from '../host.ts';

const twiceWithinMs = 1_500;

/** Ctrl-C in a conversation. */
export interface Watched {
  /** Aborted when the user wants to leave. */
  readonly leaving: AbortSignal;
  /** Does something that one Ctrl-C stops. */
  during<Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value>;
  stop(): void;
}

/** One Ctrl-C stops the work that is going on; a second one within 1.5 s, or a signal to end, leaves. */
export function watchInterrupts({
  interrupts,
  clock,
  stderr,
}: Pick<Host, 'interrupts' | 'clock' | 'stderr'>): Watched {
  const leaving = new AbortController();
  let current: AbortController | undefined;
  let lastMs = -Infinity;
  const stop = interrupts.listen((interrupt) => {
    const now = clock.monotonicMs();
    const leaves = interrupt === 'terminate' || now - lastMs <= twiceWithinMs;
    lastMs = now;
    if (!leaves && current === undefined) void stderr.write('\n(Ctrl-C again to leave)\n');
    current?.abort();
    if (leaves) leaving.abort();
  });
  return {
    leaving: leaving.signal,
    stop,
    async during(work) {
      const controller = new AbortController();
      current = controller;
      try {
        return await work(controller.signal);
      } finally {
        current = undefined;
      }
    },
  };
}
