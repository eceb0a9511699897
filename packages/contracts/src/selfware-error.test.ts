import { describe, expect, it, vi } from 'vitest';
import { SelfwareError } from './selfware-error.ts';

class ExampleError extends SelfwareError {
  constructor(cause?: unknown) {
    super({
      code: 'example/broken',
      category: 'internal',
      message: 'expected a whole one, got a broken one',
      hint: 'take another',
      details: { count: 1 },
      cause,
    });
  }
}

describe('SelfwareError', () => {
  it('carries its code, category, message, hint and details', () => {
    const error = new ExampleError();
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'ExampleError',
      code: 'example/broken',
      category: 'internal',
      message: 'expected a whole one, got a broken one',
      hint: 'take another',
      retryable: false,
      details: { count: 1 },
    });
  });

  it('is not retryable, has no hint and no details unless told', () => {
    const error = new SelfwareError({ code: 'a/b', category: 'network', message: 'm' });
    expect(error.retryable).toBe(false);
    expect(error.hint).toBeUndefined();
    expect('cause' in error).toBe(false);
    expect(error.toJSON()).toEqual({
      code: 'a/b',
      category: 'network',
      message: 'm',
      retryable: false,
      details: {},
    });
  });

  it('copies and freezes its details', () => {
    const details = { count: 1 };
    const error = new SelfwareError({ code: 'a/b', category: 'network', message: 'm', details });
    details.count = 2;
    expect(error.details).toEqual({ count: 1 });
    expect(Object.isFrozen(error.details)).toBe(true);
  });

  it('prints neither its cause nor its stack as JSON', () => {
    const text = JSON.stringify(new ExampleError(new Error('hunter2')));
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain('selfware-error');
    expect(Object.keys(JSON.parse(text) as object).sort()).toEqual([
      'category',
      'code',
      'details',
      'hint',
      'message',
      'retryable',
    ]);
  });

  it('passes its cause on to whoever has the error itself', () => {
    const cause = new Error('below');
    expect(new ExampleError(cause).cause).toBe(cause);
  });

  it('knows errors of another installed copy of the package, and no other value', async () => {
    vi.resetModules();
    const copy = await import('./selfware-error.ts');
    expect(copy.SelfwareError).not.toBe(SelfwareError);
    const foreign = new copy.SelfwareError({ code: 'a/b', category: 'network', message: 'm' });
    expect(foreign).not.toBeInstanceOf(SelfwareError);
    expect(SelfwareError.isInstance(foreign)).toBe(true);
    for (const other of [new Error('m'), {}, null, undefined, 'text', { code: 'a/b' }])
      expect(SelfwareError.isInstance(other)).toBe(false);
  });

  it('does not show its brand when it is listed or copied', () => {
    const error = new ExampleError();
    expect(Object.getOwnPropertySymbols(Object.assign({}, error))).toEqual([]);
    expect(SelfwareError.isInstance(Object.assign({}, error))).toBe(false);
  });
});
