import { runNx, type TaskReport } from '../workspace/run-nx.ts';
import { summarise } from './summarise.ts';
import { targets } from './targets.ts';

// `pnpm check [PROJECT...]`: everything that must hold before a change is merged, here as in CI.
const projects = process.argv.slice(2);
console.log(`Checking: ${targets.join(', ')}`);

const report = await runNx(targets, {
  ...(projects.length === 0 ? {} : { projects }),
  onTask: (task, elapsedMs) => {
    console.log(progressLine(task, elapsedMs));
  },
});

console.log(summarise(report));
process.exitCode = report.succeeded ? 0 : 1;

function progressLine({ project, target, cached }: TaskReport, elapsedMs: number): string {
  const elapsed = `${(elapsedMs / 1000).toFixed(1)} s`.padStart(8);
  return `${elapsed}  ${target.padEnd(13)} ${project}${cached ? ' (from cache)' : ''}`;
}
