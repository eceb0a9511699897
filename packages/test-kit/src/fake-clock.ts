interface Timer {
  readonly at: number;
  readonly order: number;
  readonly callback: () => void;
}

/** A clock that stands still until a test moves it; fits the `Clock` port. */
export interface FakeClock {
  now(): number;
  monotonicMs(): number;
  setTimer(callback: () => void, delayMs: number): () => void;
  /** Moves time by `ms`, calling every timer that falls due, in order, and lets promises settle between them. */
  advance(ms: number): Promise<void>;
  /** How many timers wait. */
  pending(): number;
}

/** Creates a clock that shows `startMs` (wall time since the epoch) and stands still. */
export function createFakeClock(startMs = 1_700_000_000_000): FakeClock {
  let elapsed = 0;
  let order = 0;
  const timers = new Set<Timer>();
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const nextDue = (until: number): Timer | undefined =>
    [...timers]
      .filter((timer) => timer.at <= until)
      .sort((a, b) => a.at - b.at || a.order - b.order)[0];
  return {
    now: () => startMs + elapsed,
    monotonicMs: () => elapsed,
    pending: () => timers.size,
    setTimer(callback, delayMs) {
      const timer = { at: elapsed + Math.max(0, delayMs), order: (order += 1), callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(ms) {
      const until = elapsed + ms;
      await settle();
      for (let timer = nextDue(until); timer !== undefined; timer = nextDue(until)) {
        timers.delete(timer);
        elapsed = timer.at;
        timer.callback();
        await settle();
      }
      elapsed = until;
      await settle();
    },
  };
}
