export {
  createBulkhead,
  type Bulkhead,
  type BulkheadOptions,
  type TurnOptions,
} from './bulkhead/create-bulkhead.ts';
export type {
  Admission,
  CircuitBreaker,
  CircuitBreakerOptions,
  CircuitState,
} from './circuit-breaker/circuit-breaker.ts';
export { createCircuitBreaker } from './circuit-breaker/create-circuit-breaker.ts';
export {
  BulkheadFullError,
  CircuitOpenError,
  InvalidOptionsError,
  RateLimitedError,
  RetryDeadlineError,
} from './errors.ts';
export { circuitChannel, retryChannel } from './events.ts';
export {
  createRateLimiter,
  type RateLimiter,
  type RateLimiterOptions,
} from './rate-limit/create-rate-limiter.ts';
export { retry, type RetryNotice, type RetryOptions } from './retry.ts';
