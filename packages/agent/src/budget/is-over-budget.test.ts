import { describe, expect, it } from 'vitest';
import { isOverBudget } from './is-over-budget.ts';

const usage = { input: 60, output: 40, source: 'server' } as const;

describe('isOverBudget', () => {
  it('ends after the last allowed turn', () => {
    expect(isOverBudget({ turns: 2, usage }, { maxTurns: 3 })).toBe(false);
    expect(isOverBudget({ turns: 3, usage }, { maxTurns: 3 })).toBe(true);
  });

  it('ends when the tokens in and out are used up', () => {
    expect(isOverBudget({ turns: 0, usage }, { maxTurns: 3, maxTotalTokens: 101 })).toBe(false);
    expect(isOverBudget({ turns: 0, usage }, { maxTurns: 3, maxTotalTokens: 100 })).toBe(true);
  });
});
