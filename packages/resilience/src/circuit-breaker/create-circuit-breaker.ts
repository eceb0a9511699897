import { systemClock } from '@selfware/contracts';
import { assertRange } from '../assert-range.ts';
import { CircuitOpenError } from '../errors.ts';
import { publishCircuit } from '../events.ts';
import { longestTimerMs } from '../backoff-delay.ts';
import type {
  Admission,
  CircuitBreaker,
  CircuitBreakerOptions,
  CircuitState,
} from './circuit-breaker.ts';
import { createOutcomeWindow, type OutcomeWindow } from './outcome-window.ts';

/**
 * Creates a closed circuit breaker. It sets no timer: time is looked at when somebody asks.
 * Throws `InvalidOptionsError`.
 * Source: M. Nygard, "Release It!", 2007; half-open admissions are counted as in Resilience4j.
 */
export function createCircuitBreaker(options: CircuitBreakerOptions): CircuitBreaker {
  return new Circuit(options);
}

class Circuit implements CircuitBreaker {
  readonly #options: Required<Omit<CircuitBreakerOptions, 'onChange'>> &
    Pick<CircuitBreakerOptions, 'onChange'>;
  #state: CircuitState = 'closed';
  #window: OutcomeWindow;
  // Each change of state begins a new epoch: what was let through in an earlier one says nothing of this one.
  #epoch = 0;
  #openUntilMs = 0;
  #nextOpenMs: number;
  #trying = 0;
  #succeeded = 0;

  constructor(options: CircuitBreakerOptions) {
    this.#options = withDefaults(options);
    this.#nextOpenMs = this.#options.openMs;
    this.#window = this.#newWindow();
  }

  get state(): CircuitState {
    this.#lookAtTime();
    return this.#state;
  }

  admit(): Admission {
    this.#lookAtTime();
    const { name, trials, clock } = this.#options;
    if (this.#state === 'open')
      throw new CircuitOpenError(name, this.#openUntilMs - clock.monotonicMs());
    if (this.#state === 'half-open') {
      if (this.#trying + this.#succeeded >= trials) throw new CircuitOpenError(name, 0);
      this.#trying += 1;
    }
    return this.#admission(this.#epoch);
  }

  async run<T>(operation: () => Promise<T>): Promise<T> {
    const admission = this.admit();
    try {
      const value = await operation();
      admission.succeeded();
      return value;
    } catch (error) {
      admission.failed(error);
      throw error;
    }
  }

  #admission(epoch: number): Admission {
    let told = false;
    const once = (act: () => void): void => {
      if (told) return;
      told = true;
      if (epoch === this.#epoch) act();
    };
    const drop = (): void => {
      if (this.#state === 'half-open') this.#trying -= 1;
    };
    return {
      succeeded: () => once(() => this.#onSuccess()),
      failed: (error) => once(() => (this.#options.isFailure(error) ? this.#onFailure() : drop())),
      dropped: () => once(drop),
    };
  }

  #onSuccess(): void {
    if (this.#state === 'closed') {
      this.#window.add(false);
      return;
    }
    this.#trying -= 1;
    this.#succeeded += 1;
    if (this.#succeeded < this.#options.trials) return;
    this.#nextOpenMs = this.#options.openMs;
    this.#change('closed');
  }

  #onFailure(): void {
    this.#window.add(true);
    const { calls, failures } = this.#window.counts();
    const { failures: most, failureShare } = this.#options;
    const tooMany = failures >= most && failures >= failureShare * calls;
    if (tooMany || this.#state === 'half-open') this.#open();
  }

  #open(): void {
    const { clock, openCapMs } = this.#options;
    this.#openUntilMs = clock.monotonicMs() + this.#nextOpenMs;
    this.#nextOpenMs = Math.min(2 * this.#nextOpenMs, openCapMs);
    this.#change('open');
  }

  #lookAtTime(): void {
    if (this.#state !== 'open') return;
    if (this.#options.clock.monotonicMs() >= this.#openUntilMs) this.#change('half-open');
  }

  #change(state: CircuitState): void {
    const { name, clock, onChange } = this.#options;
    this.#state = state;
    this.#epoch += 1;
    this.#trying = 0;
    this.#succeeded = 0;
    if (state === 'closed') this.#window = this.#newWindow();
    publishCircuit({ at: clock.now(), name, state });
    onChange?.(state);
  }

  #newWindow(): OutcomeWindow {
    const { windowMs, clock } = this.#options;
    return createOutcomeWindow(windowMs, () => clock.monotonicMs());
  }
}

function withDefaults(given: CircuitBreakerOptions) {
  const options = {
    failures: 5,
    failureShare: 0.5,
    windowMs: 30_000,
    openMs: 10_000,
    openCapMs: Math.max(120_000, given.openMs ?? 0),
    trials: 1,
    isFailure: () => true,
    clock: systemClock,
    ...given,
  };
  const { failures, failureShare, windowMs, openMs, openCapMs, trials } = options;
  assertRange('createCircuitBreaker', { failures, trials }, { from: 1, whole: true });
  assertRange('createCircuitBreaker', { failureShare }, { from: Number.MIN_VALUE, to: 1 });
  assertRange('createCircuitBreaker', { windowMs, openMs }, { from: 1, to: longestTimerMs });
  assertRange('createCircuitBreaker', { openCapMs }, { from: openMs, to: longestTimerMs });
  return options;
}
