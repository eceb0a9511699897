import { SelfwareError } from '@selfware/contracts';

/** Says that options of `retry` are outside their range. */
export class InvalidRetryOptionsError extends SelfwareError {
  constructor(option: string, expected: string, got: number) {
    const message = `retry expects ${option} to be ${expected}, got ${got}`;
    super({ code: 'resilience/invalid-options', category: 'invalid-input', message });
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
