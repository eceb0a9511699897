import { systemClock, type Clock } from '@selfware/contracts';
import { assertRange } from '../assert-range.ts';
import { longestTimerMs } from '../backoff-delay.ts';
import type { TurnOptions } from '../bulkhead/create-bulkhead.ts';
import { RateLimitedError } from '../errors.ts';
import { createFairQueue } from '../queue/fair-queue.ts';

/** How much may be used in which time. */
export interface RateLimiterOptions {
  /** Names what is protected, in errors. */
  readonly name: string;
  /** Units that may be used in one `intervalMs`, and at once after a rest; above 0. */
  readonly units: number;
  readonly intervalMs: number;
  /** Longest wait; absent means any. */
  readonly maxWaitMs?: number;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
}

/** Lets units pass at a rate; who has to wait waits in fair order. */
export interface RateLimiter {
  readonly waiting: number;
  /** Resolves when `units` (default 1) may be used. Rejects with `RateLimitedError` when that can never be, or not within `maxWaitMs`; with the signal's reason on abort. */
  take(units?: number, options?: TurnOptions): Promise<void>;
  /** Corrects an estimate: positive when more was used than was taken, negative when less. */
  charge(units: number): void;
}

interface Waiting {
  readonly units: number;
  readonly grant: () => void;
}

/** Creates a limiter whose bucket is full. Throws `InvalidOptionsError`. Source: token bucket, as in RFC 2697. */
export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  return new TokenBucket(options);
}

class TokenBucket implements RateLimiter {
  readonly #options: RateLimiterOptions;
  readonly #clock: Clock;
  readonly #queue = createFairQueue<Waiting>();
  #level: number;
  #filledMs: number;
  #owed = 0;
  #stopTimer: (() => void) | undefined;

  constructor(options: RateLimiterOptions) {
    const { units, intervalMs, maxWaitMs = 0, clock = systemClock } = options;
    assertRange('createRateLimiter', { units }, { from: Number.MIN_VALUE });
    assertRange('createRateLimiter', { intervalMs }, { from: 1, to: longestTimerMs });
    assertRange('createRateLimiter', { maxWaitMs }, { from: 0, to: longestTimerMs });
    this.#options = options;
    this.#clock = clock;
    this.#level = units;
    this.#filledMs = clock.monotonicMs();
  }

  get waiting(): number {
    return this.#queue.size;
  }

  async take(units = 1, { key, signal }: TurnOptions = {}): Promise<void> {
    signal?.throwIfAborted();
    assertRange('take', { units }, { from: 0 });
    this.#fill();
    if (this.#queue.size === 0 && this.#level >= units) {
      this.#level -= units;
      return;
    }
    this.#assertPossible(units);
    await this.#wait(units, key, signal);
  }

  charge(units: number): void {
    this.#fill();
    this.#level = Math.min(this.#level - units, this.#options.units);
    this.#serve();
  }

  #assertPossible(units: number): void {
    const { name, units: most, maxWaitMs = Infinity } = this.#options;
    if (units > most) throw new RateLimitedError(name, Infinity);
    const waitMs = this.#msUntil(this.#owed + units);
    if (waitMs > maxWaitMs) throw new RateLimitedError(name, waitMs);
  }

  #wait(units: number, key: string | undefined, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        if (!remove()) return;
        this.#owed -= units;
        const reason: unknown = signal?.reason;
        reject(
          reason instanceof Error
            ? reason
            : new Error('expected units, got an abort', { cause: reason }),
        );
        this.#serve();
      };
      const grant = (): void => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      };
      const remove = this.#queue.add({ units, grant }, key);
      this.#owed += units;
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#serve();
    });
  }

  #serve(): void {
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    this.#fill();
    for (let next = this.#queue.first(); next !== undefined; next = this.#queue.first()) {
      const waitMs = this.#msUntil(next.units);
      if (waitMs > 0) {
        this.#stopTimer = this.#clock.setTimer(
          () => this.#serve(),
          Math.min(Math.ceil(waitMs), longestTimerMs),
        );
        return;
      }
      this.#queue.take();
      this.#level -= next.units;
      this.#owed -= next.units;
      next.grant();
    }
  }

  #fill(): void {
    const nowMs = this.#clock.monotonicMs();
    const { units, intervalMs } = this.#options;
    const gained = ((nowMs - this.#filledMs) / intervalMs) * units;
    this.#level = Math.min(this.#level + gained, units);
    this.#filledMs = nowMs;
  }

  #msUntil(units: number): number {
    const missing = units - this.#level;
    // What rounding leaves over is less than any timer can tell.
    if (missing <= this.#options.units * 1e-9) return 0;
    return (missing / this.#options.units) * this.#options.intervalMs;
  }
}
