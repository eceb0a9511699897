import { PassThrough, type Duplex } from 'node:stream';
import { createFakeClock } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import type { DialTarget } from './dial.ts';
import { raceAddresses } from './race-addresses.ts';

interface Attempt {
  readonly target: DialTarget;
  readonly succeed: (stream: Duplex) => void;
  readonly fail: (failure: Error) => void;
}

function startRace(addresses: readonly string[], signal = new AbortController().signal) {
  const clock = createFakeClock();
  const attempts: Attempt[] = [];
  const result = raceAddresses({
    addresses,
    port: 443,
    clock,
    signal,
    dial: (target) => new Promise((succeed, fail) => void attempts.push({ target, succeed, fail })),
  });
  result.catch(() => {});
  const asked = (): string[] => attempts.map(({ target }) => target.address);
  return { clock, attempts, result, asked };
}

describe('raceAddresses', () => {
  it('lets the families take turns, beginning with that of the first address', async () => {
    const race = startRace(['2001:db8::1', '2001:db8::2', '192.0.2.1', '2001:db8::3', '192.0.2.2']);
    await race.clock.advance(1_000);
    expect(race.asked()).toEqual([
      '2001:db8::1',
      '192.0.2.1',
      '2001:db8::2',
      '192.0.2.2',
      '2001:db8::3',
    ]);
  });

  it('tries the next address after 250 ms and not sooner', async () => {
    const race = startRace(['192.0.2.1', '192.0.2.2']);
    await race.clock.advance(249);
    expect(race.asked()).toEqual(['192.0.2.1']);
    await race.clock.advance(1);
    expect(race.asked()).toEqual(['192.0.2.1', '192.0.2.2']);
    expect(race.clock.pending()).toBe(0);
  });

  it('tries the next address at once when an attempt fails', async () => {
    const race = startRace(['192.0.2.1', '192.0.2.2', '192.0.2.3']);
    race.attempts[0]?.fail(new Error('refused'));
    await race.clock.advance(249);
    expect(race.asked()).toEqual(['192.0.2.1', '192.0.2.2']);
    await race.clock.advance(1);
    expect(race.asked()).toHaveLength(3);
  });

  it('gives the first connection, aborts the losers and destroys one that comes late', async () => {
    const race = startRace(['192.0.2.1', '192.0.2.2', '192.0.2.3']);
    await race.clock.advance(250);
    const winner = new PassThrough();
    const late = new PassThrough();
    race.attempts[1]?.succeed(winner);
    await expect(race.result).resolves.toBe(winner);
    expect(race.attempts.map(({ target }) => target.signal.aborted)).toEqual([true, false]);
    race.attempts[0]?.succeed(late);
    await race.clock.advance(1_000);
    expect(late.destroyed).toBe(true);
    expect(winner.destroyed).toBe(false);
    expect(race.asked()).toHaveLength(2);
  });

  it('fails with every failure when no address is left', async () => {
    const race = startRace(['192.0.2.1', '192.0.2.2']);
    await race.clock.advance(250);
    race.attempts[0]?.fail(new Error('one'));
    race.attempts[1]?.fail(new Error('two'));
    await expect(race.result).rejects.toMatchObject({
      errors: [new Error('one'), new Error('two')],
    });
  });

  it('tries at most 16 addresses, of both families', async () => {
    const many = Array.from({ length: 100 }, (_, index) => `192.0.2.${index}`);
    const race = startRace([...many, '2001:db8::1']);
    await race.clock.advance(60_000);
    expect(race.asked()).toHaveLength(16);
    expect(race.asked()).toContain('2001:db8::1');
  });

  it('takes a connection that is closed already for one that failed', async () => {
    const race = startRace(['192.0.2.1', '192.0.2.2']);
    race.attempts[0]?.succeed(new PassThrough().destroy());
    await race.clock.advance(0);
    expect(race.asked()).toEqual(['192.0.2.1', '192.0.2.2']);
    const open = new PassThrough();
    race.attempts[1]?.succeed(open);
    await expect(race.result).resolves.toBe(open);
  });

  it('fails when there is no address at all', async () => {
    await expect(startRace([]).result).rejects.toBeInstanceOf(AggregateError);
  });

  it('takes a dialler that throws for one that fails', async () => {
    const clock = createFakeClock();
    const { signal } = new AbortController();
    const dial = (): never => {
      throw new Error('broken');
    };
    const race = raceAddresses({ addresses: ['192.0.2.1'], port: 80, dial, clock, signal });
    await expect(race).rejects.toMatchObject({ errors: [new Error('broken')] });
  });

  it('aborts every attempt and starts none when it is given up', async () => {
    const giver = new AbortController();
    const race = startRace(['192.0.2.1', '192.0.2.2', '192.0.2.3'], giver.signal);
    await race.clock.advance(250);
    giver.abort(new Error('enough'));
    await expect(race.result).rejects.toThrow('enough');
    expect(race.attempts.map(({ target }) => target.signal.aborted)).toEqual([true, true]);
    race.attempts[0]?.fail(new Error('aborted'));
    await race.clock.advance(1_000);
    expect(race.asked()).toHaveLength(2);
  });

  it('starts nothing when it was given up before', async () => {
    const race = startRace(['192.0.2.1'], AbortSignal.abort('no'));
    await expect(race.result).rejects.toMatchObject({ cause: 'no' });
    expect(race.asked()).toEqual([]);
  });

  it('hands over a connection whose break ends nothing but itself', async () => {
    const race = startRace(['192.0.2.1']);
    const winner = new PassThrough();
    race.attempts[0]?.succeed(winner);
    await race.result;
    expect(() => winner.emit('error', new Error('reset'))).not.toThrow();
  });
});
