import { readFile } from 'node:fs/promises';
import { SelfwareError } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import * as surface from '../src/index.ts';

describe('@selfware/resilience', () => {
  it('exports exactly these names', () => {
    expect(Object.keys(surface).sort()).toEqual([
      'BulkheadFullError',
      'CircuitOpenError',
      'InvalidOptionsError',
      'RateLimitedError',
      'RetryDeadlineError',
      'circuitChannel',
      'createBulkhead',
      'createCircuitBreaker',
      'createRateLimiter',
      'retry',
      'retryChannel',
    ]);
  });

  it('brands every error and lists its code in the README', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const errors = [
      new surface.BulkheadFullError('x', 1, 0),
      new surface.CircuitOpenError('x', 1),
      new surface.InvalidOptionsError('retry', 'maxAttempts', 'a whole number from 1', 0),
      new surface.RateLimitedError('x', 1),
      new surface.RetryDeadlineError(1, undefined),
    ];
    for (const error of errors) {
      expect(SelfwareError.isInstance(error)).toBe(true);
      expect(error.code).toMatch(/^resilience\/[a-z-]+$/);
      expect(readme).toContain(`\`${error.code}\``);
    }
  });
});
