import { createFakeClock } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { watchRunEnding } from './run-ending.ts';

describe('watchRunEnding', () => {
  it('is cancelled as soon as one of its signals is', () => {
    const [user, reader] = [new AbortController(), new AbortController()];
    const signals = [user.signal, reader.signal];
    const ending = watchRunEnding({ signals, clock: createFakeClock() });
    expect(ending.signal.aborted).toBe(false);
    reader.abort();
    expect(ending.signal.aborted).toBe(true);
    expect(ending.outcome()).toBe('cancelled');
  });

  it('is cancelled from the start by a signal that is aborted already', () => {
    const ending = watchRunEnding({ signals: [AbortSignal.abort()], clock: createFakeClock() });
    expect(ending.signal.aborted).toBe(true);
    expect(ending.outcome()).toBe('cancelled');
  });

  it('times out after its time', async () => {
    const clock = createFakeClock();
    const user = new AbortController();
    const ending = watchRunEnding({ signals: [user.signal], timeoutMs: 100, clock });
    await clock.advance(99);
    expect(ending.signal.aborted).toBe(false);
    await clock.advance(1);
    expect(ending.signal.aborted).toBe(true);
    user.abort();
    expect(ending.outcome()).toBe('timed-out');
  });

  it('leaves no timer behind', () => {
    const clock = createFakeClock();
    watchRunEnding({ signals: [], timeoutMs: 100, clock }).release();
    expect(clock.pending()).toBe(0);
  });
});
