import { describe, expect, it } from 'vitest';
import { rememberVerdicts } from './remember-verdicts.ts';

/** A judge that counts how often it is asked. */
function countingJudge() {
  const asked: string[] = [];
  const judge = rememberVerdicts((text) => {
    asked.push(text);
    return { told: text.toUpperCase() };
  });
  return { asked, judge };
}

describe('rememberVerdicts', () => {
  it('says what the judge says, and asks it once for the same text', () => {
    const { asked, judge } = countingJudge();
    for (const text of ['a', 'b', 'a', 'a'])
      expect(judge(text)).toEqual({ told: text.toUpperCase() });
    expect(asked).toEqual(['a', 'b']);
  });

  it('forgets the oldest of more than 256', () => {
    const { asked, judge } = countingJudge();
    judge('first');
    for (let other = 0; other < 255; other += 1) judge(String(other));
    judge('first');
    expect(asked).toHaveLength(256);
    judge('one more');
    judge('first');
    expect(asked).toHaveLength(258);
  });

  it('keeps no long text', () => {
    const { asked, judge } = countingJudge();
    const long = 'x'.repeat(2_049);
    judge(long);
    judge(long);
    expect(asked).toHaveLength(2);
  });

  it('gives verdicts that nobody can change for the next', () => {
    const { judge } = countingJudge();
    expect(Object.isFrozen(judge('a'))).toBe(true);
  });
});
