import { describe, expect, it } from 'vitest';
import * as surface from '../src/index.ts';

describe('@selfware/contracts', () => {
  it('exports exactly these values; everything else is a type', () => {
    expect(Object.keys(surface).sort()).toEqual([
      'SelfwareError',
      'approvedMark',
      'failed',
      'ok',
      'parseJson',
      'systemClock',
    ]);
  });

  it('brands its error, which carries the code of whoever throws it', () => {
    const error = new surface.SelfwareError({ code: 'a/b', category: 'internal', message: 'm' });
    expect(surface.SelfwareError.isInstance(error)).toBe(true);
    expect(error.code).toBe('a/b');
  });

  it('marks approvals with a symbol that every copy of the package shares', () => {
    expect(surface.approvedMark).toBe(Symbol.for('selfware.approved'));
  });
});
