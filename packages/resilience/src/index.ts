export { InvalidRetryOptionsError, RetryDeadlineError } from './errors.ts';
export { retryChannel } from './events.ts';
export { retry, type RetryNotice, type RetryOptions } from './retry.ts';
