import fc from 'fast-check';
import { configureProperties } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { assembleToolCalls, type ToolCallDelta } from './assemble-tool-calls.ts';

configureProperties();

const call = fc.record({
  name: fc.string({ minLength: 1, maxLength: 8 }),
  pieces: fc.array(fc.string({ minLength: 1, maxLength: 5 }), { maxLength: 5 }),
});

type Place = (index: number) => ToolCallDelta;

/** The deltas of all calls, in an order that keeps each call's own. */
function interleave(
  calls: readonly { readonly name: string; readonly pieces: readonly string[] }[],
  turns: readonly number[],
  place: Place,
): readonly ToolCallDelta[] {
  const queues = calls.map(({ name, pieces }, index) => [
    { ...place(index), id: `id-${index}`, name },
    ...pieces.map((text) => ({ ...place(index), arguments: text })),
  ]);
  // Every call begins in order; after that the turns decide.
  const begun = queues.flatMap((queue) => queue.splice(0, 1));
  const mixed = turns.flatMap((turn) => queues[turn % queues.length]?.splice(0, 1) ?? []);
  return [...begun, ...mixed, ...queues.flat()];
}

describe('assembleToolCalls', () => {
  it.each<readonly [string, Place]>([
    ['index', (index) => ({ index })],
    ['id', (index) => ({ id: `id-${index}` })],
  ])('gives every call whole for any interleaving by %s', (_, place) => {
    fc.assert(
      fc.property(
        fc.array(call, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(), { maxLength: 30 }),
        (calls, turns) => {
          const assembly = assembleToolCalls('made');
          for (const delta of interleave(calls, turns, place)) assembly.accept(delta);
          expect(assembly.calls()).toEqual(
            calls.map(({ name, pieces }, index) => ({
              id: `id-${index}`,
              name,
              rawArguments: pieces.join(''),
            })),
          );
        },
      ),
    );
  });

  it('gives every call an id of its own, whatever comes', () => {
    const delta = fc.record(
      {
        index: fc.nat({ max: 3 }),
        id: fc.constantFrom('a', 'b', 'made-1', 'made-2', 'made-3'),
        name: fc.constantFrom('x', 'y'),
        arguments: fc.string(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(delta), (deltas) => {
        const assembly = assembleToolCalls('made');
        const started = deltas.flatMap((piece) => assembly.accept(piece)?.id ?? []);
        const ids = assembly.calls().map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toEqual(expect.arrayContaining(started));
      }),
    );
  });
});
