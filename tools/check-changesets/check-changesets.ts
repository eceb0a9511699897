import { relative } from 'node:path';
import { listPublishedPackages } from '../workspace/list-packages.ts';
import { workspaceRoot } from '../workspace/workspace-root.ts';
import { judgeChangesets } from './judge-changesets.ts';
import { readHistory } from './read-history.ts';

// Fails when the sources of a published package changed since the last release and no note tells its users.
const published = Object.fromEntries(
  listPublishedPackages().map(({ directory, manifest }) => [
    relative(workspaceRoot, directory),
    manifest.name,
  ]),
);
const { commits, changesets } = await readHistory(workspaceRoot);
const problems = judgeChangesets(commits, { published, changesets });
for (const problem of problems) console.error(problem);
console.log(
  `${commits.length} commits, ${changesets.length} changesets, ${problems.length} problems`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
