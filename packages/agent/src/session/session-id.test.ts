import { describe, expect, it } from 'vitest';
import { createSessionId, isSessionId } from './session-id.ts';

describe('createSessionId', () => {
  it('sorts by the time of its making', () => {
    const ids = [1_000, 999_999_999, 1_700_000_000_000, 1_700_000_000_001].map(createSessionId);
    expect(ids.toSorted()).toEqual(ids);
  });

  it('is accepted by isSessionId', () => {
    expect(isSessionId(createSessionId(Date.UTC(2026, 10, 23)))).toBe(true);
  });

  it('differs when made twice at the same time', () => {
    expect(createSessionId(0)).not.toBe(createSessionId(0));
  });
});

describe('isSessionId', () => {
  it.each(['', '..', '../20261123T020911042-9f3a61c0', '20261123T020911042-9f3a61c0/x', 'index'])(
    'refuses %j',
    (text) => {
      expect(isSessionId(text)).toBe(false);
    },
  );
});
