import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { lazySchema } from './lazy-schema.ts';

describe('lazySchema', () => {
  it('builds the schema once, when the first value is checked', () => {
    let built = 0;
    const schema = lazySchema(() => {
      built += 1;
      return z.strictObject({ count: z.number() });
    });
    expect(built).toBe(0);
    expect(schema['~standard'].validate({ count: 1 })).toEqual({ value: { count: 1 } });
    expect(schema['~standard'].validate({ count: 'one' })).toHaveProperty('issues');
    expect(built).toBe(1);
  });
});
