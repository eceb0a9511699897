import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planUndo } from './plan-undo.ts';

configureProperties();

const content = fc.constantFrom('a', 'b', 'c', 'd').map((digit) => digit.repeat(64));
/** What a file held before the run, and after each of its changes. */
const lives = fc.tuple(fc.option(content), fc.array(content, { minLength: 1, maxLength: 6 }));

function changesOf([first, later]: readonly [string | null, readonly string[]]) {
  return later.map((after, index) => ({ path: 'f', before: later[index - 1] ?? first, after }));
}

describe('planUndo', () => {
  it('leads back to the content of before the run from any point of it', () => {
    fc.assert(
      fc.property(lives, fc.nat({ max: 1 }), (life, unwritten) => {
        const [first, later] = life;
        // The last change may have been recorded without being written.
        const current = later[later.length - 1 - unwritten] ?? first;
        const step = planUndo('f', changesOf(life), current);
        if (step.kind === 'already') expect(current).toBe(first);
        else if (step.kind === 'remove') expect(first).toBeNull();
        else expect(step).toMatchObject({ kind: 'restore', to: first });
      }),
    );
  });

  it('refuses every content that the last change neither left nor found', () => {
    fc.assert(
      fc.property(lives, (life) => {
        expect(planUndo('f', changesOf(life), 'e'.repeat(64)).kind).toBe('refuse');
      }),
    );
  });
});
