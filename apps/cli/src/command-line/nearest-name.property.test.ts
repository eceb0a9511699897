import fc from 'fast-check';
import { configureProperties } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { commands } from './command-table.data.ts';
import { editDistance, nearestName } from './nearest-name.ts';

configureProperties();

const word = fc.string({ maxLength: 12 });
const names = commands.map(({ name }) => name);

describe('nearestName', () => {
  it('knows every known name as itself', () => {
    for (const name of names) expect(nearestName(name, names)).toBe(name);
  });

  it('only ever suggests a known name', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(word), (typed, known) => {
        const nearest = nearestName(typed, known);
        expect(nearest === undefined || known.includes(nearest)).toBe(true);
      }),
    );
  });

  it('suggests no name when another is nearer', () => {
    fc.assert(
      fc.property(word, fc.array(word, { minLength: 1 }), (typed, known) => {
        const nearest = nearestName(typed, known);
        if (nearest === undefined) return;
        const distance = (name: string): number =>
          editDistance(typed.toLowerCase(), name.toLowerCase());
        for (const name of known) expect(distance(nearest)).toBeLessThanOrEqual(distance(name));
      }),
    );
  });
});

describe('editDistance', () => {
  it('is symmetric and zero only for equal texts', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(editDistance(one, other)).toBe(editDistance(other, one));
        expect(editDistance(one, other) === 0).toBe(one === other);
      }),
    );
  });
});
