import { configureProperties, createFakeClock } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retry } from './retry.ts';

configureProperties();

const schedule = fc.record({
  maxAttempts: fc.integer({ min: 1, max: 12 }),
  baseMs: fc.integer({ min: 0, max: 5_000 }),
  capMs: fc.integer({ min: 0, max: 60_000 }),
});
const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

const failAlways = (attempt: number): Promise<never> =>
  Promise.reject(new Error(`attempt ${attempt}`));

/** Runs to its end and gives how it ended; never rejects. */
async function settle(
  clock: { advance(ms: number): Promise<void> },
  result: Promise<unknown>,
): Promise<unknown> {
  const settled = result.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  await clock.advance(2 ** 31);
  return settled;
}

describe('retry', () => {
  it('waits before attempt n+1 a share of at most min(cap, base * 2^(n-1))', async () => {
    await fc.assert(
      fc.asyncProperty(
        schedule,
        fc.array(share, { minLength: 12, maxLength: 12 }),
        async (options, shares) => {
          const clock = createFakeClock();
          const starts: number[] = [];
          let drawn = 0;
          const operation = (attempt: number) => {
            starts.push(clock.monotonicMs());
            return failAlways(attempt);
          };
          await settle(
            clock,
            retry(operation, { ...options, clock, random: () => shares[drawn++] ?? 0 }),
          );
          expect(starts).toHaveLength(options.maxAttempts);
          for (const [index, start] of starts.slice(1).entries()) {
            const bound = Math.min(options.capMs, options.baseMs * 2 ** index);
            const waited = start - (starts[index] ?? 0);
            expect(waited).toBeCloseTo((shares[index] ?? 0) * bound, 3);
            expect(waited).toBeLessThanOrEqual(bound + 1e-6);
          }
        },
      ),
    );
  });

  it('ends before or at the deadline, whatever the operation does', async () => {
    const work = fc.array(fc.oneof(fc.integer({ min: 0, max: 3_000 }), fc.constant(Infinity)), {
      minLength: 12,
      maxLength: 12,
    });
    const deadline = fc.integer({ min: 0, max: 20_000 });
    await fc.assert(
      fc.asyncProperty(
        schedule,
        work,
        deadline,
        share,
        async (options, durations, deadlineMs, part) => {
          const clock = createFakeClock();
          let endedMs = NaN;
          const operation = (attempt: number) =>
            new Promise<never>((_resolve, reject) => {
              const durationMs = durations[attempt - 1] ?? 0;
              const fail = () => reject(new Error(`attempt ${attempt}`));
              if (durationMs !== Infinity) clock.setTimer(fail, durationMs);
            });
          const result = retry(operation, { ...options, clock, deadlineMs, random: () => part });
          await settle(
            clock,
            result.finally(() => (endedMs = clock.monotonicMs())),
          );
          expect(endedMs).toBeLessThanOrEqual(deadlineMs);
        },
      ),
    );
  });

  it('rejects with the reason at once and leaves no timer when it is aborted during a delay', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 60_000 }), share, async (delayMs, part) => {
        const clock = createFakeClock();
        const controller = new AbortController();
        const reason = new Error('stop');
        let attempts = 0;
        const operation = () => {
          attempts += 1;
          return Promise.reject(new Error('again'));
        };
        const result = retry(operation, {
          maxAttempts: 3,
          baseMs: delayMs,
          capMs: delayMs,
          deadlineMs: 10 * delayMs,
          retryAfterMs: () => delayMs,
          clock,
          signal: controller.signal,
        });
        const ended = expect(result).rejects.toBe(reason);
        await clock.advance(part * (delayMs - 1));
        controller.abort(reason);
        await ended;
        expect(attempts).toBe(1);
        expect(clock.pending()).toBe(0);
      }),
    );
  });

  it('tries an error that is not to be retried exactly once', async () => {
    await fc.assert(
      fc.asyncProperty(schedule, fc.anything(), async (options, thrown) => {
        const clock = createFakeClock();
        let attempts = 0;
        const operation = () => {
          attempts += 1;
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- foreign code rejects with anything
          return Promise.reject(thrown);
        };
        const result = retry(operation, { ...options, clock, retryIf: () => false });
        await expect(result.catch((error: unknown) => ({ error }))).resolves.toEqual({
          error: thrown,
        });
        expect(attempts).toBe(1);
        expect(clock.pending()).toBe(0);
      }),
    );
  });

  it('waits exactly as long as the other side asks, above and below its own schedule', async () => {
    await fc.assert(
      fc.asyncProperty(
        schedule,
        fc.integer({ min: 0, max: 1_000_000 }),
        async (options, askedMs) => {
          const clock = createFakeClock();
          const starts: number[] = [];
          const operation = (attempt: number) => {
            starts.push(clock.monotonicMs());
            return failAlways(attempt);
          };
          await settle(clock, retry(operation, { ...options, clock, retryAfterMs: () => askedMs }));
          expect(starts).toEqual(
            Array.from({ length: options.maxAttempts }, (_, index) => index * askedMs),
          );
        },
      ),
    );
  });
});
