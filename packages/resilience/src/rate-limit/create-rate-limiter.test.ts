import { createFakeClock } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { createRateLimiter } from './create-rate-limiter.ts';

const name = 'requests';

describe('createRateLimiter', () => {
  it('serves lines in turn', async () => {
    const clock = createFakeClock();
    const limiter = createRateLimiter({ name, units: 1, intervalMs: 100, clock });
    await limiter.take();
    const served: string[] = [];
    for (const key of ['much', 'much', 'little'])
      void limiter.take(1, { key }).then(() => served.push(key));
    await clock.advance(300);
    expect(served).toEqual(['much', 'little', 'much']);
  });

  it('refuses what it can never give, and what takes longer than the longest wait', async () => {
    const clock = createFakeClock();
    const limiter = createRateLimiter({
      name,
      units: 10,
      intervalMs: 1_000,
      maxWaitMs: 500,
      clock,
    });
    await expect(limiter.take(11)).rejects.toMatchObject({ code: 'resilience/rate-limited' });
    await limiter.take(10);
    const fits = limiter.take(4);
    await expect(limiter.take(2)).rejects.toMatchObject({ waitMs: 600 });
    await clock.advance(400);
    await fits;
  });

  it('forgets who left, and leaves no timer for nobody', async () => {
    const clock = createFakeClock();
    const limiter = createRateLimiter({ name, units: 1, intervalMs: 100, clock });
    await limiter.take();
    const controller = new AbortController();
    const waiting = limiter.take(1, { signal: controller.signal });
    controller.abort(new Error('no longer'));
    await expect(waiting).rejects.toThrow('no longer');
    expect([limiter.waiting, clock.pending()]).toEqual([0, 0]);
    const other = new AbortController();
    const words = limiter.take(1, { signal: other.signal });
    other.abort('words');
    await expect(words).rejects.toMatchObject({ cause: 'words' });
  });

  it('takes what was used above an estimate from those who come later, and gives back what was not', async () => {
    const clock = createFakeClock();
    const limiter = createRateLimiter({ name, units: 10, intervalMs: 1_000, clock });
    await limiter.take(5);
    limiter.charge(10);
    let passed = false;
    void limiter.take(1).then(() => (passed = true));
    await clock.advance(599);
    expect(passed).toBe(false);
    await clock.advance(2);
    expect(passed).toBe(true);
    limiter.charge(-100);
    await limiter.take(10);
  });

  it.each([
    { units: 0, intervalMs: 1 },
    { units: 1, intervalMs: 0 },
    { units: 1, intervalMs: 1, maxWaitMs: -1 },
  ])('refuses %j', (given) => {
    expect(() => createRateLimiter({ name, ...given })).toThrow('createRateLimiter expects');
  });
});
