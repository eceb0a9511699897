import { describe, expect, it } from 'vitest';
import { toPlainJson } from './to-plain-json.ts';

describe('toPlainJson', () => {
  it('copies plain JSON as it is', () => {
    const value = { text: 'a', number: 1.5, list: [true, null, { deep: 'b' }] };
    expect(toPlainJson(value)).toEqual(value);
  });

  it('puts words in the place of what JSON cannot say', () => {
    const value = {
      big: 12n,
      infinite: Infinity,
      absent: undefined,
      call: () => 1,
      symbol: Symbol('s'),
      bytes: new Uint8Array(3),
      date: new Date(5),
      map: new Map([[1, 2]]),
    };
    expect(toPlainJson(value)).toEqual({
      big: '12n',
      infinite: 'Infinity',
      absent: '[undefined]',
      call: '[function]',
      symbol: '[symbol]',
      bytes: '[3 bytes]',
      date: '5',
      map: {},
    });
  });

  it('survives cycles, throwing getters and hostile proxies', () => {
    const cycle: Record<string, unknown> = { name: 'a' };
    cycle['self'] = cycle;
    expect(toPlainJson(cycle)).toEqual({ name: 'a', self: '[circular]' });
    const hostile = {
      get bad(): string {
        throw new Error('no');
      },
    };
    expect(toPlainJson(hostile)).toEqual({ bad: '[unreadable]' });
    const refuse = () => {
      throw new Error('no');
    };
    expect(toPlainJson(new Proxy({}, { ownKeys: refuse, getPrototypeOf: refuse }))).toBe(
      '[unreadable]',
    );
  });

  it('shows the same object twice where it is no cycle', () => {
    const shared = { a: 1 };
    expect(toPlainJson([shared, shared])).toEqual([shared, shared]);
  });

  it('keeps name, message and code of an error, never its stack or cause', () => {
    const error = Object.assign(new TypeError('no', { cause: 'secret' }), { code: 'X' });
    expect(toPlainJson(error)).toEqual({ name: 'TypeError', message: 'no', code: 'X' });
    expect(toPlainJson(new Error('plain'))).toEqual({ name: 'Error', message: 'plain' });
  });

  it('names a long text instead of cutting it', () => {
    expect(toPlainJson('a'.repeat(2_001))).toBe('[text of 2001 characters]');
  });

  it('says how much of a long list is missing and how deep it did not look', () => {
    const list = toPlainJson(Array.from({ length: 300 }, (_, index) => index));
    expect(list).toHaveLength(201);
    expect(list).toContain('[100 more]');
    expect(toPlainJson([[[[[[1]]]]]])).toEqual([[[[['[too deep]']]]]]);
  });
});
