import { configureProperties, relativePath, text } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWorkingMemory, type WorkingMemory } from './create-working-memory.ts';
import { workingMemoryStateSchema } from './working-memory-state.ts';

configureProperties();

const step = fc.record({ box: fc.constantFrom('- [ ] ', '- [x] ', '1. '), words: text(80) });
const file = fc.tuple(relativePath(), fc.constantFrom('read', 'written'), fc.nat({ max: 500 }));

/** Working memories as runs leave them. */
const workingMemory: fc.Arbitrary<WorkingMemory> = fc
  .record({
    task: text(5_000),
    replies: fc.array(fc.array(step, { maxLength: 60 }), { maxLength: 3 }),
    files: fc.array(file, { maxLength: 130 }),
  })
  .map(({ task, replies, files }) => {
    const memory = createWorkingMemory();
    memory.setTask(task);
    for (const steps of replies)
      memory.noteReply(steps.map(({ box, words }) => `${box}${words}`).join('\n'));
    for (const [path, why, turn] of files) memory.noteFile(path, why, turn);
    return memory;
  });

describe('createWorkingMemory', () => {
  it('never renders more than it was given room for', () => {
    fc.assert(
      fc.property(workingMemory, fc.integer({ min: -10, max: 5_000 }), (memory, maxCharacters) => {
        expect(memory.render(maxCharacters).length).toBeLessThanOrEqual(Math.max(0, maxCharacters));
      }),
    );
  });

  it('comes back equal from its own state, through JSON and the schema', () => {
    fc.assert(
      fc.property(workingMemory, (memory) => {
        const stored: unknown = JSON.parse(JSON.stringify(memory.state()));
        const back = createWorkingMemory(workingMemoryStateSchema.parse(stored));
        expect(back.state()).toEqual(memory.state());
        expect(back.render(2_000)).toBe(memory.render(2_000));
      }),
    );
  });
});
