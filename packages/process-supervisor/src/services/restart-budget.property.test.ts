import { configureProperties, createFakeClock } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RestartBudget } from './restart-budget.ts';

configureProperties();

describe('a restart budget', () => {
  it('never gives more than its intensity in any window, nor a delay beyond its ceiling', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          most: fc.integer({ min: 1, max: 6 }),
          withinMs: fc.integer({ min: 1, max: 2_000 }),
        }),
        fc.record({
          baseMs: fc.integer({ min: 1, max: 500 }),
          capMs: fc.integer({ min: 1, max: 2_000 }),
        }),
        fc.array(
          fc.record({ waitMs: fc.nat(800), share: fc.double({ min: 0, max: 0.999, noNaN: true }) }),
          {
            maxLength: 40,
          },
        ),
        async (intensity, backoff, steps) => {
          const clock = createFakeClock();
          let share = 0;
          const random = (): number => share;
          const policy = { when: 'always', intensity, backoff } as const;
          const budget = new RestartBudget(policy, { clock, random });
          const taken: number[] = [];
          for (const step of steps) {
            await clock.advance(step.waitMs);
            ({ share } = step);
            const inRow = budget.restarts;
            const delayMs = budget.take();
            if (delayMs === undefined) continue;
            taken.push(clock.monotonicMs());
            expect(delayMs).toBeGreaterThanOrEqual(0);
            expect(delayMs).toBeLessThanOrEqual(
              Math.min(backoff.capMs, backoff.baseMs * 2 ** inRow),
            );
          }
          for (const time of taken) {
            const within = taken.filter(
              (other) => other >= time && other - time < intensity.withinMs,
            );
            expect(within.length).toBeLessThanOrEqual(intensity.most);
          }
        },
      ),
    );
  });
});
