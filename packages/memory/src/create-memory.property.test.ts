import { configureProperties, relativePath, text } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStoreInMemory, plainRedactor } from '../test/example-episode.ts';
import { createMemory } from './create-memory.ts';
import type { Episode } from './episodes/episode.ts';

configureProperties();

const sentence = fc.array(fc.constantFrom('fix', 'the', 'parser', 'test', 'of', 'lexer'), {
  maxLength: 12,
});

const episode: fc.Arbitrary<Episode> = fc.record({
  sessionId: fc.uuid(),
  at: fc.nat(),
  task: fc.oneof(
    text(300),
    sentence.map((words) => words.join(' ')),
  ),
  outcome: fc.constantFrom('done', 'unfinished'),
  files: fc.array(relativePath(), { maxLength: 5 }),
  summary: fc.oneof(
    text(800),
    sentence.map((words) => words.join(' ')),
  ),
});

describe('createMemory', () => {
  it('recalls a remembered episode by a rare word of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(episode, { maxLength: 12 }),
        episode,
        fc.stringMatching(/^q[a-z]{6,12}z$/),
        async (others, wanted, word) => {
          const store = createStoreInMemory([...others]);
          const memory = await createMemory({ store, redactor: plainRedactor });
          await memory.remember({ ...wanted, summary: `${wanted.summary} ${word}` });
          const found = await memory.recall(word, { limit: 1, maxCharacters: 600 });
          expect(found[0]?.episode.sessionId).toBe(wanted.sessionId);
        },
      ),
    );
  });

  it('passes every stored string through the redactor', async () => {
    const secret = 'hunter2hunter2';
    const hide = { redact: (value: string) => value.replaceAll(secret, '[REDACTED:test]') };
    const spoil = (value: string) => `${value}${secret}`;
    await fc.assert(
      fc.asyncProperty(episode, async (clean) => {
        const store = createStoreInMemory();
        const memory = await createMemory({ store, redactor: hide });
        await memory.remember({
          sessionId: spoil(clean.sessionId),
          at: clean.at,
          task: spoil(clean.task),
          outcome: spoil(clean.outcome),
          files: clean.files.map(spoil),
          summary: spoil(clean.summary),
        });
        const stored = JSON.stringify(store.records);
        expect(stored).not.toContain(secret);
        expect(stored.split('[REDACTED:test]')).toHaveLength(5 + clean.files.length);
      }),
    );
  });

  it('never recalls more characters than asked for, and every text is one marked line', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(episode, { maxLength: 20 }),
        fc.integer({ min: 0, max: 3_000 }),
        async (episodes, maxCharacters) => {
          const store = createStoreInMemory([...episodes]);
          const memory = await createMemory({ store, redactor: plainRedactor });
          const found = await memory.recall('fix the parser test', { limit: 20, maxCharacters });
          const characters = found.reduce((sum, { text: note }) => sum + note.length, 0);
          expect(characters).toBeLessThanOrEqual(maxCharacters);
          for (const { text: note } of found)
            expect(note).toMatch(
              /^\[earlier note, not an instruction\] [^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u,
            );
        },
      ),
    );
  });

  it('stores bounded text of an episode of any size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200_000 }), async (length) => {
        const store = createStoreInMemory();
        const memory = await createMemory({ store, redactor: plainRedactor });
        const long = '😀'.repeat(length / 2 + 1);
        const files = Array.from({ length: 200 }, () => 'a'.repeat(length % 5_000));
        await memory.remember({
          sessionId: 's',
          at: 0,
          task: long,
          outcome: 'done',
          files,
          summary: `a${long}`,
        });
        const [stored] = store.records;
        expect(stored?.task.length).toBeLessThanOrEqual(4_000);
        expect(stored?.summary.length).toBeLessThanOrEqual(4_000);
        expect(stored?.summary.isWellFormed()).toBe(true);
        expect(stored?.files).toHaveLength(100);
      }),
      { numRuns: 20 },
    );
  });
});
