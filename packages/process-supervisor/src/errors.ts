import { SelfwareError } from '@selfware/contracts';

/** A bound of a run that no timer or buffer can keep; the message names the option. */
export class InvalidBoundError extends SelfwareError {
  constructor(options: { readonly option: string; readonly value: number }) {
    const message = `expected ${options.option} to be a number above 0 and below 2^31, got ${options.value}`;
    super({ code: 'process-supervisor/invalid-bound', category: 'invalid-input', message });
  }
}
