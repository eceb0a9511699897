import { configureProperties, createFakeClock } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRateLimiter } from './create-rate-limiter.ts';

configureProperties();

const request = fc.record({
  afterMs: fc.nat(500),
  units: fc.integer({ min: 1, max: 10 }),
  key: fc.constantFrom('a', 'b', 'c'),
});

describe('createRateLimiter', () => {
  it('never lets more pass in any stretch of time than its bucket and its rate allow', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 30 }), async (requests) => {
        const clock = createFakeClock();
        const limiter = createRateLimiter({ name: 'x', units: 10, intervalMs: 1_000, clock });
        const passed: { atMs: number; units: number }[] = [];
        for (const { afterMs, units, key } of requests) {
          await clock.advance(afterMs);
          void limiter
            .take(units, { key })
            .then(() => passed.push({ atMs: clock.monotonicMs(), units }));
        }
        await clock.advance(60_000);
        expect(passed).toHaveLength(requests.length);
        expect([limiter.waiting, clock.pending()]).toEqual([0, 0]);
        passed.forEach((first, index) => {
          let sum = 0;
          for (const { atMs, units } of passed.slice(index)) {
            sum += units;
            expect(sum).toBeLessThanOrEqual(10 + (atMs - first.atMs) / 100 + 0.01);
          }
        });
      }),
    );
  });
});
