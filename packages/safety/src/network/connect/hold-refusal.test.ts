import { createFakeClock } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { holdRefusal } from './hold-refusal.ts';

describe('holdRefusal', () => {
  it('waits until 100 ms after the attempt began', async () => {
    const clock = createFakeClock();
    const startedMs = clock.monotonicMs();
    await clock.advance(30);
    let isTold = false;
    const told = holdRefusal(startedMs, { clock }).then(() => (isTold = true));
    await clock.advance(69);
    expect(isTold).toBe(false);
    await clock.advance(1);
    await told;
    expect(isTold).toBe(true);
  });

  it('does not wait when the attempt took longer', async () => {
    const clock = createFakeClock();
    await clock.advance(100);
    await holdRefusal(0, { clock });
    expect(clock.pending()).toBe(0);
  });

  it('ends with the signal, before and while it waits', async () => {
    const clock = createFakeClock();
    await holdRefusal(0, { clock, signal: AbortSignal.abort() });
    const giver = new AbortController();
    const held = holdRefusal(0, { clock, signal: giver.signal });
    giver.abort();
    await held;
    expect(clock.pending()).toBe(0);
  });
});
