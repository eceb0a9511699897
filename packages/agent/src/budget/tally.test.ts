import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../test/support/records.ts';
import { countOutcome, countUsage, createTally } from './tally.ts';

describe('countUsage', () => {
  it('adds the tokens of every reply', () => {
    const tally = createTally();
    countUsage(tally, { input: 10, output: 1, source: 'server' });
    countUsage(tally, { input: 20, output: 2, cached: 8, source: 'server' });
    expect(tally.usage).toEqual({ input: 30, output: 3, cached: 8, source: 'server' });
  });

  it('is an estimate as soon as one reply was estimated', () => {
    const tally = createTally();
    countUsage(tally, { input: 1, output: 1, source: 'estimate' });
    countUsage(tally, { input: 1, output: 1, source: 'server' });
    expect(tally.usage.source).toBe('estimate');
  });
});

describe('countOutcome', () => {
  it('tells a call that nobody could approve from one that was denied', () => {
    const tally = createTally();
    countOutcome(tally, outcomeOf({ status: 'denied', rule: 'nobody-to-ask' }));
    countOutcome(tally, outcomeOf({ status: 'denied', rule: 'plan-mode' }));
    countOutcome(tally, outcomeOf({ status: 'denied' }));
    countOutcome(tally, outcomeOf({ status: 'failed' }));
    expect(tally).toMatchObject({ refused: 1, denied: 2 });
  });
});
