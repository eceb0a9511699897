import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTaskList } from './parse-task-list.ts';

configureProperties();

const word = fc.stringMatching(/^[a-z]{1,12}$/);
const step = fc.record({ text: word, done: fc.boolean() });

describe('parseTaskList', () => {
  it('reads back any list of checkboxes that was written between other text', () => {
    const steps = fc.array(step, { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(steps, word, word, (plan, before, after) => {
        const lines = plan.map(({ text, done }) => `- [${done ? 'x' : ' '}] ${text}`);
        const reply = `${before}\n\n${lines.join('\n')}\n\n${after}`;
        expect(parseTaskList(reply)).toEqual(plan);
      }),
    );
  });

  it('stays within its bounds for any text', () => {
    const pieces = fc.constantFrom(
      '- [ ] ',
      '- [x] ',
      '1. ',
      '\n',
      '\r',
      '```\n',
      '  ',
      '\t',
      'a',
      '\u2028',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 300 }), (parts) => {
        const plan = parseTaskList(parts.join('')) ?? [];
        expect(plan.length).toBeLessThanOrEqual(50);
        for (const { text } of plan) {
          expect(text.length).toBeGreaterThan(0);
          expect(text.length).toBeLessThanOrEqual(300);
        }
      }),
    );
  });
});
