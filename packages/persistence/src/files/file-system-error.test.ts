import { constants } from 'node:os';
import { describe, expect, it } from 'vitest';
import { ClosedError } from '../errors.ts';
import { asReadError, asWriteError, isAbsent } from './file-system-error.ts';

const systemError = (errno: unknown): Error => Object.assign(new Error('system'), { errno });

describe('asWriteError', () => {
  it('lets an error that is typed already pass', () => {
    const typed = new ClosedError({ path: 'a' });
    expect(asWriteError('a', typed)).toBe(typed);
    expect(asReadError('a', typed)).toBe(typed);
  });

  it('keeps the cause and names its reason', () => {
    const cause = systemError(-constants.errno.EACCES);
    expect(asWriteError('a', cause)).toMatchObject({ cause, details: { reason: 'EACCES' } });
    expect(asReadError('a', cause)).toMatchObject({ cause, details: { reason: 'EACCES' } });
  });

  it.each([
    [systemError(-9999), 'error number 9999'],
    [systemError('EIO'), 'an unexpected error'],
    [new Error('x'), 'an unexpected error'],
    [null, 'an unexpected error'],
    ['text', 'an unexpected error'],
  ])('names %s by what is known of it', (cause, reason) => {
    expect(asWriteError('a', cause)).toMatchObject({
      code: 'persistence/not-writable',
      details: { reason },
    });
  });

  it('tells a link that was not followed', () => {
    const loop = systemError(-constants.errno.ELOOP);
    expect(asWriteError('a', loop)).toMatchObject({ code: 'persistence/not-a-file' });
    expect(asReadError('a', loop)).toMatchObject({ code: 'persistence/not-a-file' });
  });
});

describe('isAbsent', () => {
  it('holds for a missing entry alone', () => {
    expect(isAbsent(systemError(-constants.errno.ENOENT))).toBe(true);
    expect(isAbsent(systemError(-constants.errno.EIO))).toBe(false);
  });
});
