import { describe, expect, it } from 'vitest';
import { failed, ok, type Result } from './result.ts';

describe('ok and failed', () => {
  it('are told apart by their ok field', () => {
    const read = (result: Result<number, string>) => (result.ok ? result.value : result.failure);
    expect(read(ok(1))).toBe(1);
    expect(read(failed('why'))).toBe('why');
  });
});
