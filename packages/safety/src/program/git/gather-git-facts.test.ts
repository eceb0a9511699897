import { expect, it } from 'vitest';
import { gatherGitFacts } from './gather-git-facts.ts';

it('takes more directories than it looks at for executing', async () => {
  const paths = Array.from({ length: 600 }, (_, index) => `/nowhere/at/all/${index}`);
  expect(await gatherGitFacts(paths)).toEqual({ gitExecutes: true, gitAliases: {} });
});

it('finds nothing where there is no repository', async () => {
  expect(await gatherGitFacts(['/nowhere/at/all'])).toEqual({ gitExecutes: false, gitAliases: {} });
});
