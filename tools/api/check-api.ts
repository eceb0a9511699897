import { resolve } from 'node:path';
import { reportApi } from './report-api.ts';

// Fails when the public surface of the package in the folder named by the first argument differs from its committed report.
const outcomes = reportApi(resolve(process.argv[2] ?? '.'), false);
const problems = outcomes.flatMap(({ report, changed, problems }) =>
  changed
    ? [
        ...problems,
        `${report}: the public surface differs; look at it, then run \`pnpm api:update\``,
      ]
    : problems,
);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
