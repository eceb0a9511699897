import type { Clock } from '@selfware/contracts';
import type { RestartPolicy } from './service-specification.ts';

const defaultIntensity = { most: 5, withinMs: 60_000 };
const defaultBackoff = { baseMs: 200, capMs: 30_000 };

/** Counts restarts against an intensity, and spaces them. */
export class RestartBudget {
  readonly #policy: RestartPolicy;
  readonly #clock: Clock;
  readonly #random: () => number;
  #times: number[] = [];
  #inRow = 0;

  constructor(policy: RestartPolicy, { clock, random }: { clock: Clock; random: () => number }) {
    this.#policy = policy;
    this.#clock = clock;
    this.#random = random;
  }

  /** How many there were since the service was last stable. */
  get restarts(): number {
    return this.#inRow;
  }

  /** Takes one restart: milliseconds to wait before it; absent when there were too many. */
  take(): number | undefined {
    const { most, withinMs } = this.#policy.intensity ?? defaultIntensity;
    const now = this.#clock.monotonicMs();
    this.#times = this.#times.filter((time) => now - time < withinMs);
    if (this.#times.length >= most) return undefined;
    this.#times.push(now);
    const { baseMs, capMs } = this.#policy.backoff ?? defaultBackoff;
    const ceiling = Math.min(capMs, baseMs * 2 ** Math.min(this.#inRow, 52));
    this.#inRow += 1;
    return this.#random() * ceiling;
  }

  /** Forgets: the service has been stable. */
  forget(): void {
    this.#times = [];
    this.#inRow = 0;
  }
}
