import { SelfwareError } from '@selfware/contracts';

/** Says that an option of `startLogging` is outside its range. */
export class InvalidLoggingOptionsError extends SelfwareError {
  constructor(option: string, expected: string, got: number) {
    const message = `startLogging expects ${option} to be ${expected}, got ${got}`;
    super({ code: 'observability/invalid-options', category: 'invalid-input', message });
  }
}
