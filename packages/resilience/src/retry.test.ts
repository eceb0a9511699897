import { SelfwareError } from '@selfware/contracts';
import { createFakeClock } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { InvalidOptionsError, RetryDeadlineError } from './errors.ts';
import { retryChannel } from './events.ts';
import { retry, type RetryNotice } from './retry.ts';

const flaky = (failures: number) => (attempt: number) =>
  attempt <= failures ? Promise.reject(new Error(`attempt ${attempt}`)) : Promise.resolve(attempt);

const never = () => new Promise<never>(() => undefined);

const basics = { maxAttempts: 4, baseMs: 100, capMs: 1_000, random: () => 0.5 };

describe('retry', () => {
  it('gives the value of the first attempt that succeeds', async () => {
    const clock = createFakeClock();
    const result = retry(flaky(2), { ...basics, clock });
    await clock.advance(150);
    expect(await result).toBe(3);
    expect(clock.pending()).toBe(0);
  });

  it('rejects with the error of the last attempt as it is', async () => {
    const clock = createFakeClock();
    const result = expect(retry(flaky(9), { ...basics, clock })).rejects.toThrow('attempt 4');
    await clock.advance(10_000);
    await result;
  });

  it('doubles the delay with every attempt and tells each one', async () => {
    const clock = createFakeClock();
    const notices: RetryNotice[] = [];
    const onRetry = (next: RetryNotice) => notices.push(next);
    const result = retry(flaky(3), { ...basics, clock, onRetry: (next) => void onRetry(next) });
    await clock.advance(350);
    expect(await result).toBe(4);
    expect(notices.map(({ attempt, delayMs }) => [attempt, delayMs])).toEqual([
      [2, 50],
      [3, 100],
      [4, 200],
    ]);
    expect(notices[0]?.error).toMatchObject({ message: 'attempt 1' });
  });

  it('tries a Selfware error again only when it calls itself retryable', async () => {
    const clock = createFakeClock();
    const failWith = (retryable: boolean) => (attempt: number) =>
      attempt > 1
        ? Promise.resolve('done')
        : Promise.reject(
            new SelfwareError({ code: 'x/y', category: 'network', message: 'no', retryable }),
          );
    await expect(retry(failWith(false), { ...basics, clock })).rejects.toThrow('no');
    const result = retry(failWith(true), { ...basics, clock });
    await clock.advance(50);
    expect(await result).toBe('done');
  });

  it('tries again what an operation throws before it returns a promise', async () => {
    const clock = createFakeClock();
    const operation = (attempt: number): Promise<number> => {
      if (attempt === 1) throw new Error('early');
      return Promise.resolve(attempt);
    };
    const result = retry(operation, { ...basics, clock });
    await clock.advance(50);
    expect(await result).toBe(2);
  });

  it('runs nothing under a signal that was aborted before', async () => {
    const signal = AbortSignal.abort(new Error('stop'));
    let runs = 0;
    const operation = () => Promise.resolve((runs += 1));
    await expect(retry(operation, { ...basics, signal })).rejects.toThrow('stop');
    expect(runs).toBe(0);
  });

  it('aborts the signal of the attempt and rejects at once when the caller aborts during it', async () => {
    const clock = createFakeClock();
    const controller = new AbortController();
    const seen: AbortSignal[] = [];
    const operation = (_attempt: number, signal: AbortSignal) => {
      seen.push(signal);
      return never();
    };
    const result = retry(operation, { ...basics, clock, signal: controller.signal });
    controller.abort(new Error('stop'));
    await expect(result).rejects.toThrow('stop');
    expect(seen[0]?.aborted).toBe(true);
  });

  it('gives the reason of the abort even when the operation answers it with an error of its own', async () => {
    const controller = new AbortController();
    const operation = () => {
      controller.abort(new Error('stop'));
      return Promise.reject(new Error('socket closed'));
    };
    await expect(retry(operation, { ...basics, signal: controller.signal })).rejects.toThrow(
      'stop',
    );
  });

  it('names the deadline and the last error when the deadline falls into an attempt', async () => {
    const clock = createFakeClock();
    const operation = (attempt: number) => (attempt === 1 ? flaky(1)(1) : never());
    const result = retry(operation, { ...basics, clock, deadlineMs: 500 });
    const outcome = expect(result).rejects.toSatisfy(
      (error) =>
        error instanceof RetryDeadlineError &&
        error.code === 'resilience/deadline' &&
        error.cause instanceof Error &&
        error.cause.message === 'attempt 1',
    );
    await clock.advance(500);
    await outcome;
    expect(clock.pending()).toBe(0);
  });

  it('gives up at once with the last error when the next delay would pass the deadline', async () => {
    const clock = createFakeClock();
    const result = retry(flaky(9), { ...basics, clock, deadlineMs: 50 });
    await expect(result).rejects.toThrow('attempt 1');
    expect(clock.pending()).toBe(0);
  });

  it('falls back to its own schedule when the other side asks for a delay that makes no sense', async () => {
    for (const asked of [NaN, -1, undefined]) {
      const clock = createFakeClock();
      const result = retry(flaky(1), { ...basics, clock, retryAfterMs: () => asked });
      await clock.advance(50);
      expect(await result).toBe(2);
    }
  });

  it('waits no longer than a timer can when the other side asks for centuries', async () => {
    const clock = createFakeClock();
    const result = retry(flaky(1), { ...basics, clock, retryAfterMs: () => 1e15 });
    await clock.advance(2 ** 31 - 1);
    expect(await result).toBe(2);
  });

  it('works on the clock of the machine', async () => {
    expect(await retry(flaky(1), { maxAttempts: 2, baseMs: 1, capMs: 1 })).toBe(2);
  });

  it('publishes each retry', async () => {
    const clock = createFakeClock(5);
    const messages: unknown[] = [];
    const listener = (message: unknown) => void messages.push(message);
    retryChannel.subscribe(listener);
    const result = retry(flaky(1), { ...basics, clock });
    await clock.advance(50);
    await result;
    retryChannel.unsubscribe(listener);
    expect(messages).toEqual([{ at: 5, attempt: 2, delayMs: 50 }]);
  });

  it('refuses options outside their range and says what it expected', async () => {
    const refused = [
      { maxAttempts: 0 },
      { maxAttempts: 1.5 },
      { baseMs: -1 },
      { capMs: NaN },
      { deadlineMs: Infinity },
    ];
    for (const wrong of refused) {
      const result = retry(flaky(0), { ...basics, ...wrong });
      await expect(result).rejects.toBeInstanceOf(InvalidOptionsError);
    }
    const result = retry(flaky(0), { ...basics, maxAttempts: 0 });
    await expect(result).rejects.toThrow(
      'retry expects maxAttempts to be a whole number from 1, got 0',
    );
  });
});
