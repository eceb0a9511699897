import { runNx } from '../workspace/run-nx.ts';
import { listPublishedPackages } from '../workspace/list-packages.ts';
import { reportApi } from './report-api.ts';

// `pnpm api:update [PROJECT...]`: builds the packages and writes the reports of their public surfaces.
const wanted = process.argv.slice(2);
const packages = listPublishedPackages().filter(
  ({ folder }) => wanted.length === 0 || wanted.includes(folder),
);
const build = await runNx(['build'], { projects: packages.map(({ folder }) => folder) });
if (!build.succeeded) {
  console.error(build.output);
  process.exitCode = 1;
}
const outcomes = build.succeeded
  ? packages.flatMap(({ directory }) => reportApi(directory, true))
  : [];
for (const { report, changed, problems } of outcomes) {
  console.log(`${report} ${changed ? 'written' : 'unchanged'}`);
  for (const problem of problems) console.error(problem);
}
