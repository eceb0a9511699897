import { describe, expect, it } from 'vitest';
import { callOf } from '../../test/support/records.ts';
import { notStarted, outcomeUnknown, settleCalls } from './settle-calls.ts';

describe('settleCalls', () => {
  it('ends a started call as outcome unknown', () => {
    const [end, ...more] = settleCalls([{ ...callOf('1'), started: true }], 7);
    expect(end).toMatchObject({ type: 'tool-call-end', callId: '1', at: 7 });
    expect(end).toMatchObject({ outcome: { status: 'cancelled', text: outcomeUnknown } });
    expect(more).toEqual([]);
  });

  it('gives a call that never started its start and its end', () => {
    const records = settleCalls([{ ...callOf('1'), started: false }], 7);
    expect(records.map(({ type }) => type)).toEqual(['tool-call-start', 'tool-call-end']);
    expect(records[1]).toMatchObject({ outcome: { status: 'cancelled', text: notStarted } });
  });
});
