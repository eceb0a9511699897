/** Time, injected: production code takes `systemClock`, tests take a clock that they move. */
export interface Clock {
  /** Wall time in milliseconds since the Unix epoch: for records, never for measuring. */
  now(): number;
  /** Milliseconds that only ever grow, from an arbitrary origin: for durations and deadlines. */
  monotonicMs(): number;
  /** Calls `callback` once after at least `delayMs`; the returned function cancels it. A pending timer does not keep the process alive when `keepAlive` is false. */
  setTimer(callback: () => void, delayMs: number, options?: { keepAlive?: boolean }): () => void;
}

/** The clock of this machine. */
export const systemClock: Clock = Object.freeze({
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  setTimer(callback: () => void, delayMs: number, options?: { keepAlive?: boolean }) {
    const timer = setTimeout(callback, delayMs);
    if (options?.keepAlive === false) timer.unref();
    return () => clearTimeout(timer);
  },
});
