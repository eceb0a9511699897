import { createFakeClock } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { FetchTimeoutError } from '../../errors.ts';
import { startDeadline } from './deadline.ts';

describe('the deadline of a request', () => {
  it('ends the hop that is on the wire, and no earlier one', async () => {
    const clock = createFakeClock();
    const ended: string[] = [];
    const deadline = startDeadline(clock, 1_000);
    deadline.watch(() => ended.push('first'));
    deadline.watch((error) => ended.push(error.name));
    await clock.advance(999);
    expect(ended).toEqual([]);
    await clock.advance(1);
    expect(ended).toEqual([FetchTimeoutError.name]);
  });

  it('ends at once a hop that begins after it', async () => {
    const clock = createFakeClock();
    const deadline = startDeadline(clock, 1_000);
    await clock.advance(1_000);
    const ended: Error[] = [];
    deadline.watch((error) => ended.push(error));
    expect(ended).toMatchObject([{ code: 'safety/fetch-timeout' }]);
  });

  it('gives its timer back once nothing is to come', async () => {
    const clock = createFakeClock();
    const deadline = startDeadline(clock, 1_000);
    const ended: Error[] = [];
    deadline.watch((error) => ended.push(error));
    deadline.end();
    await clock.advance(1_000);
    expect([ended.length, clock.pending()]).toEqual([0, 0]);
  });
});
