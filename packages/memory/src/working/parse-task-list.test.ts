import { describe, expect, it } from 'vitest';
import { parseTaskList } from './parse-task-list.ts';

const read = (text: string) =>
  parseTaskList(text)?.map(({ text: step, done }) => `${done ? 'x' : '-'} ${step}`);

describe('parseTaskList', () => {
  it('reads checkboxes with every bullet', () => {
    expect(read('Plan:\n- [ ] read\n* [x] edit\n+ [X] test')).toEqual([
      '- read',
      'x edit',
      'x test',
    ]);
  });

  it('reads numbered lists, with and without checkboxes', () => {
    expect(read('1. read\n2) edit')).toEqual(['- read', '- edit']);
    expect(read('1. [x] read\n2. [ ] edit')).toEqual(['x read', '- edit']);
  });

  it('reads nested checkboxes and lists with blank and indented lines between', () => {
    expect(read('- [ ] a\n\n  more about a\n\t- [x] b\r\n- [ ] c')).toEqual(['- a', 'x b', '- c']);
  });

  it('takes the last list of a reply', () => {
    expect(read('- [ ] old\n\nNow it is:\n- [x] old\n- [ ] new\n\nGo.')).toEqual([
      'x old',
      '- new',
    ]);
  });

  it('finds no list in plain text, in bullets, or in one numbered line', () => {
    for (const text of [
      '',
      'done',
      '- a\n- b',
      '1. alone',
      '[ ] no bullet',
      '- [] empty box',
      '- [y] b',
    ])
      expect(parseTaskList(text)).toBeUndefined();
  });

  it('finds no list in a code fence', () => {
    expect(read('```\n1. output\n2. output\n```')).toBeUndefined();
    expect(read('- [ ] kept\n~~~\n- [ ] code\n~~~')).toEqual(['- kept']);
  });

  it('keeps at most 50 steps of at most 300 characters', () => {
    const steps = parseTaskList(`- [ ] ${'a'.repeat(400)}\n`.repeat(60));
    expect(steps).toHaveLength(50);
    expect(steps?.[0]?.text).toHaveLength(300);
  });

  it('leaves out a step that holds nothing printable', () => {
    expect(read('- [ ] \u200b\n- [ ] a')).toEqual(['- a']);
  });
});
