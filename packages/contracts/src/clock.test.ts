import { describe, expect, it } from 'vitest';
import { systemClock } from './clock.ts';

describe('systemClock', () => {
  it('tells wall time and a time that never goes back', () => {
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1_000);
    const first = systemClock.monotonicMs();
    expect(systemClock.monotonicMs()).toBeGreaterThanOrEqual(first);
  });

  it('calls back once after the delay', async () => {
    let calls = 0;
    await new Promise<void>((resolve) => {
      systemClock.setTimer(() => {
        calls += 1;
        resolve();
      }, 1);
    });
    expect(calls).toBe(1);
  });

  it('does not call back a timer that was cancelled', async () => {
    let called = false;
    const cancel = systemClock.setTimer(() => (called = true), 1, { keepAlive: false });
    cancel();
    await new Promise<void>((resolve) => void systemClock.setTimer(resolve, 5));
    expect(called).toBe(false);
  });
});
