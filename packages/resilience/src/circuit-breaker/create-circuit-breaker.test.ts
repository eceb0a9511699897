import { createFakeClock } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { circuitChannel } from '../events.ts';
import type { CircuitState } from './circuit-breaker.ts';
import { createCircuitBreaker } from './create-circuit-breaker.ts';

const name = 'the server';
const fail = (): Promise<never> => Promise.reject(new Error('down'));
const succeed = (): Promise<string> => Promise.resolve('up');

describe('createCircuitBreaker', () => {
  it('opens after as many failures as it was given, and says when it tries again', async () => {
    const clock = createFakeClock();
    const breaker = createCircuitBreaker({ name, failures: 3, openMs: 1_000, clock });
    for (let count = 0; count < 3; count += 1) {
      expect(breaker.state).toBe('closed');
      await expect(breaker.run(fail)).rejects.toThrow('down');
    }
    expect(breaker.state).toBe('open');
    await clock.advance(400);
    await expect(breaker.run(succeed)).rejects.toMatchObject({
      code: 'resilience/circuit-open',
      retryAfterMs: 600,
    });
  });

  it('stays closed while fewer than the given share fail', async () => {
    const clock = createFakeClock();
    const breaker = createCircuitBreaker({ name, failures: 2, failureShare: 0.5, clock });
    for (let count = 0; count < 30; count += 1) {
      await breaker.run(succeed);
      await breaker.run(succeed);
      await breaker.run(fail).catch(() => undefined);
    }
    expect(breaker.state).toBe('closed');
  });

  it('forgets failures that are older than the window', async () => {
    const clock = createFakeClock();
    const breaker = createCircuitBreaker({ name, failures: 2, windowMs: 1_000, clock });
    for (let count = 0; count < 5; count += 1) {
      await breaker.run(fail).catch(() => undefined);
      await clock.advance(1_100);
    }
    expect(breaker.state).toBe('closed');
  });

  it('lets only the given number of trials through while half-open, and closes when all succeed', async () => {
    const clock = createFakeClock();
    const options = { name, failures: 1, openMs: 100, trials: 2, clock };
    const breaker = createCircuitBreaker(options);
    await breaker.run(fail).catch(() => undefined);
    await clock.advance(100);
    const [first, second] = [breaker.admit(), breaker.admit()];
    expect(() => breaker.admit()).toThrow('too many failures');
    first.succeeded();
    expect(breaker.state).toBe('half-open');
    expect(() => breaker.admit()).toThrow('too many failures');
    second.succeeded();
    expect(breaker.state).toBe('closed');
  });

  it('waits twice as long after every trial that fails, up to the cap, and not after it was closed', async () => {
    const clock = createFakeClock();
    const options = { name, failures: 1, openMs: 100, openCapMs: 300, clock };
    const breaker = createCircuitBreaker(options);
    for (const openMs of [100, 200, 300, 300]) {
      await breaker.run(fail).catch(() => undefined);
      await clock.advance(openMs - 1);
      expect(breaker.state).toBe('open');
      await clock.advance(1);
      expect(breaker.state).toBe('half-open');
    }
    await breaker.run(succeed);
    await breaker.run(fail).catch(() => undefined);
    await clock.advance(100);
    expect(breaker.state).toBe('half-open');
  });

  it('gives the place of a trial to another when it was dropped or its error does not count', async () => {
    const clock = createFakeClock();
    const isFailure = (error: unknown): boolean => !(error instanceof TypeError);
    const breaker = createCircuitBreaker({ name, failures: 1, openMs: 10, isFailure, clock });
    await breaker.run(() => Promise.reject(new TypeError('mine'))).catch(() => undefined);
    expect(breaker.state).toBe('closed');
    await breaker.run(fail).catch(() => undefined);
    await clock.advance(10);
    breaker.admit().dropped();
    breaker.admit().failed(new TypeError('mine'));
    expect(breaker.state).toBe('half-open');
    await breaker.run(succeed);
    expect(breaker.state).toBe('closed');
  });

  it('tells of every change', async () => {
    const clock = createFakeClock();
    const told: CircuitState[] = [];
    const published: unknown[] = [];
    const onMessage = (message: unknown): void => void published.push(message);
    circuitChannel.subscribe(onMessage);
    const onChange = (state: CircuitState): void => void told.push(state);
    const breaker = createCircuitBreaker({ name, failures: 1, openMs: 10, onChange, clock });
    await breaker.run(fail).catch(() => undefined);
    await clock.advance(10);
    await breaker.run(succeed);
    circuitChannel.unsubscribe(onMessage);
    expect(told).toEqual(['open', 'half-open', 'closed']);
    expect(published).toMatchObject(told.map((state) => ({ name, state })));
  });

  it.each([
    ['failures', { failures: 0 }],
    ['trials', { trials: 1.5 }],
    ['failureShare', { failureShare: 1.1 }],
    ['windowMs', { windowMs: 0 }],
    ['openMs', { openMs: Number.NaN }],
    ['openCapMs', { openMs: 10, openCapMs: 9 }],
  ])('refuses %s out of its range', (option, given) => {
    expect(() => createCircuitBreaker({ name, ...given })).toThrow(`expects ${option} to be`);
  });
});
