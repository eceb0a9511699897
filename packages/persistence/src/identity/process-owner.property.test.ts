import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOwner, parseOwner } from './process-owner.ts';

configureProperties();

const number = fc.nat().map(String);
const owner = fc.record({
  pid: fc.nat(),
  startTime: fc.oneof(fc.integer({ min: 1 }).map(String), fc.constant('')),
  bootId: fc.oneof(fc.uuid(), fc.constant('')),
  pidNamespace: number,
  netNamespace: number,
});

describe('parseOwner', () => {
  it('reads back every owner that formatOwner wrote', () => {
    fc.assert(
      fc.property(owner, (value) => {
        expect(parseOwner(formatOwner(value))).toEqual(value);
      }),
    );
  });

  it('reads nothing out of other names', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(parseOwner(name)).toBeUndefined();
      }),
    );
  });

  it('never names two claims alike', () => {
    fc.assert(
      fc.property(owner, (value) => {
        expect(formatOwner(value)).not.toBe(formatOwner(value));
      }),
    );
  });
});
