import { describe, expect, it } from 'vitest';
import { createFakeClock } from './fake-clock.ts';

describe('createFakeClock', () => {
  it('stands still until it is moved', async () => {
    const clock = createFakeClock(5_000);
    expect([clock.now(), clock.monotonicMs()]).toEqual([5_000, 0]);
    await clock.advance(250);
    expect([clock.now(), clock.monotonicMs()]).toEqual([5_250, 250]);
  });

  it('calls timers in the order in which they fall due, at their time', async () => {
    const clock = createFakeClock();
    const calls: string[] = [];
    const note = (name: string) => () => void calls.push(`${name}@${clock.monotonicMs()}`);
    clock.setTimer(note('late'), 30);
    clock.setTimer(note('early'), 10);
    clock.setTimer(note('early too'), 10);
    clock.setTimer(note('never'), 31);
    await clock.advance(30);
    expect(calls).toEqual(['early@10', 'early too@10', 'late@30']);
    expect(clock.pending()).toBe(1);
  });

  it('calls a timer that another timer sets within the same move', async () => {
    const clock = createFakeClock();
    const calls: number[] = [];
    clock.setTimer(() => {
      calls.push(clock.monotonicMs());
      clock.setTimer(() => void calls.push(clock.monotonicMs()), 5);
    }, 5);
    await clock.advance(10);
    expect(calls).toEqual([5, 10]);
  });

  it('lets promises settle between timers', async () => {
    const clock = createFakeClock();
    const sleep = () => new Promise<void>((resolve) => void clock.setTimer(resolve, 10));
    const work = (async () => {
      await sleep();
      await sleep();
      return clock.monotonicMs();
    })();
    await clock.advance(20);
    expect(await work).toBe(20);
  });

  it('forgets a timer that is cancelled, and takes a delay below zero as none', async () => {
    const clock = createFakeClock();
    let calls = 0;
    clock.setTimer(() => (calls += 1), 10)();
    clock.setTimer(() => (calls += 10), -10);
    await clock.advance(0);
    expect(calls).toBe(10);
    expect(clock.pending()).toBe(0);
  });
});
