import { createFakeClock } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { watchForEnding } from './watch-for-ending.ts';

const never = new Promise<never>(() => {});

describe('watchForEnding', () => {
  it('ends at the time limit and leaves no timer', async () => {
    const clock = createFakeClock();
    const { ending } = watchForEnding(never, { clock, timeoutMs: 1_000, idleTimeoutMs: 5_000 });
    await clock.advance(999);
    expect(clock.pending()).toBe(2);
    await clock.advance(1);
    expect(await ending).toMatchObject({ cause: 'timed-out' });
    expect(clock.pending()).toBe(0);
  });

  it('starts the idle time anew with every output', async () => {
    const clock = createFakeClock();
    const watch = watchForEnding(never, { clock, timeoutMs: 10_000, idleTimeoutMs: 100 });
    await clock.advance(99);
    watch.sawOutput(1);
    await clock.advance(99);
    expect(clock.pending()).toBe(2);
    await clock.advance(1);
    expect(await watch.ending).toMatchObject({ notice: 'ended after 100 ms without output' });
  });

  it('leaves no timer behind when output comes after the end', async () => {
    const clock = createFakeClock();
    const exited = Promise.resolve({ exitCode: 0, signal: null });
    const watch = watchForEnding(exited, { clock, timeoutMs: 10_000, idleTimeoutMs: 100 });
    expect(await watch.ending).toMatchObject({ cause: 'exit', exit: { exitCode: 0 } });
    watch.sawOutput(5);
    expect(clock.pending()).toBe(0);
  });

  it('keeps the first of several endings', async () => {
    const clock = createFakeClock();
    const abort = new AbortController();
    const bounds = { clock, timeoutMs: 10_000, killAfterBytes: 10, signal: abort.signal };
    const watch = watchForEnding(never, bounds);
    watch.sawOutput(10);
    watch.sawOutput(11);
    abort.abort();
    expect(await watch.ending).toMatchObject({ cause: 'output-limit' });
  });
});
