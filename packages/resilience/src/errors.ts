import { SelfwareError } from '@selfware/contracts';

/** Says that an option is outside its range; `of` is the function that it was given to. */
export class InvalidOptionsError extends SelfwareError {
  constructor(of: string, option: string, expected: string, got: number) {
    const message = `${of} expects ${option} to be ${expected}, got ${got}`;
    super({ code: 'resilience/invalid-options', category: 'invalid-input', message });
  }
}

/** Says that calls are refused because too many failed; `retryAfterMs` is 0 while trials are under way. */
export class CircuitOpenError extends SelfwareError {
  readonly retryAfterMs: number;
  constructor(name: string, retryAfterMs: number) {
    const details = { name, retryAfterMs };
    const message = `expected ${name} to answer, got too many failures of late`;
    const hint = retryAfterMs > 0 ? `it is tried again in ${retryAfterMs} ms` : 'it is being tried';
    super({ code: 'resilience/circuit-open', category: 'resource', message, hint, details });
    this.retryAfterMs = retryAfterMs;
  }
}

/** Says that as many run and wait as may. */
export class BulkheadFullError extends SelfwareError {
  constructor(name: string, limit: number, waiting: number) {
    const message = `expected a place in ${name}, got ${limit} running and ${waiting} waiting`;
    const details = { name, limit, waiting };
    super({ code: 'resilience/bulkhead-full', category: 'resource', message, details });
  }
}

/** Says that units can not be had within the longest wait; `waitMs` is Infinity when they never can. */
export class RateLimitedError extends SelfwareError {
  readonly waitMs: number;
  constructor(name: string, waitMs: number) {
    const need = waitMs === Infinity ? 'more than its bucket holds' : `a wait of ${waitMs} ms`;
    const message = `expected ${name} to allow this in time, got ${need}`;
    super({ code: 'resilience/rate-limited', category: 'resource', message, details: { name } });
    this.waitMs = waitMs;
  }
}

/** Says that the deadline passed while an attempt was under way; `cause` is the error of the attempt before it, if there was one. */
export class RetryDeadlineError extends SelfwareError {
  constructor(deadlineMs: number, cause: unknown) {
    const message = `expected an end within ${deadlineMs} ms, got none`;
    const details = { deadlineMs };
    super({ code: 'resilience/deadline', category: 'timeout', message, details, cause });
  }
}
