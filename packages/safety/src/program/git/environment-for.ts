import { gitLooks } from '../descriptions/git-looks.data.ts';
import { git } from '../descriptions/git.data.ts';
import { readOptions } from '../options/read-options.ts';
import { literal, literalText } from '../words/word-value.ts';
import { gitEnvironment } from './git-environment.data.ts';

// Commands that look in one form and change in another, but never need a hook or a network to do it.
const listing =
  'apply branch bundle clean config notes rerere replace sparse-checkout stash tag worktree';
const listingPairs = 'bisect log, remote -v, remote --verbose, remote get-url, submodule status';

/** What must be set for an allowed command, by the programs that it runs; absent where git is none of them, or does more than look, which it could not do so. */
export function environmentFor(
  runs: readonly (readonly string[])[],
): Readonly<Record<string, string>> | undefined {
  const ofGit = runs.filter(([program]) => program?.split('/').at(-1) === 'git');
  return ofGit.length > 0 && ofGit.every(onlyLooks) ? gitEnvironment : undefined;
}

function onlyLooks([, ...words]: readonly string[]): boolean {
  const { operands } = readOptions(words.map(literal), git['git']?.options ?? {}, {
    stopsAtOperand: true,
  });
  const [name, next] = operands.map(literalText);
  if (name === undefined) return true;
  const isListed = [...Object.keys(gitLooks), listing].some((names) =>
    names.split(' ').includes(name),
  );
  if (isListed) return true;
  return next === undefined
    ? name === 'remote' || name === 'submodule'
    : listingPairs.split(', ').includes(`${name} ${next}`);
}
