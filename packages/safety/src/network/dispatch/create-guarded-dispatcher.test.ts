import { expect, it } from 'vitest';
import { createGuardedDispatcher } from './create-guarded-dispatcher.ts';

it('makes no dispatcher for a client that it does not know', () => {
  const make = (options: unknown): unknown =>
    Reflect.apply(createGuardedDispatcher, undefined, [options]);
  expect(() => make({ for: 'undici' })).toThrow(
    expect.objectContaining({ code: 'safety/network-policy', details: { field: 'for' } }),
  );
});
