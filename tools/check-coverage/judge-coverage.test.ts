import { describe, expect, it } from 'vitest';
import { judgeCoverage } from './judge-coverage.ts';

const totals = (lines: number, branches: number) => ({
  lines: { pct: lines },
  branches: { pct: branches },
});

describe('judgeCoverage', () => {
  it.each(['safety', 'persistence'])('asks 95 % of lines and 90 % of branches of %s', (folder) => {
    expect(judgeCoverage(folder, totals(95, 90)).failures).toEqual([]);
    expect(judgeCoverage(folder, totals(94.9, 89.9)).failures).toEqual([
      `${folder}: expected at least 95 % of lines covered, got 94.9 %`,
      `${folder}: expected at least 90 % of branches covered, got 89.9 %`,
    ]);
  });

  it('asks 85 % of both of every other package', () => {
    expect(judgeCoverage('agent', totals(85, 85)).failures).toEqual([]);
    expect(judgeCoverage('agent', totals(84.9, 84.9)).failures).toHaveLength(2);
  });
});
