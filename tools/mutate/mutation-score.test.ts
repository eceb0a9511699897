import { expect, it } from 'vitest';
import { mutationScore } from './mutation-score.ts';

it('is the share of mutants that a test noticed, without those that do not compile', () => {
  const mutants = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'CompileError', 'Ignored'].map(
    (status) => ({ status }),
  );
  expect(mutationScore('safety', { files: { 'a.ts': { mutants } } })).toBe(
    'mutation score of safety: 50.0 % (2 of 4 mutants noticed, 1 of the others not covered, in 1 files)',
  );
});
