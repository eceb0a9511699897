import type { NxReport } from '../workspace/run-nx.ts';

/** The end of `pnpm check`: what failed with all that it printed, what each target did, and one last line. */
export function summarise({ succeeded, tasks, failed, durationMs, output }: NxReport): string {
  const failures = tasks
    .filter(({ project, target }) => failed.includes(`${project}:${target}`))
    .map(({ project, target, output }) => `\n--- ${project}:${target}\n${output}`);
  const unstarted = tasks.length === 0 && !succeeded ? [output] : [];
  const cached = tasks.filter((task) => task.cached).length;
  return [
    ...failures,
    ...unstarted,
    '',
    ...targetLines(tasks, failed),
    '',
    ...(failed.length === 0 ? [] : [`Failed or not run: ${failed.join(', ')}`]),
    `check ${succeeded ? 'passed' : 'FAILED'}: ${String(tasks.length)} tasks, ${String(cached)} from cache, ${(durationMs / 1000).toFixed(0)} s`,
  ].join('\n');
}

function targetLines(tasks: NxReport['tasks'], failed: readonly string[]): readonly string[] {
  return [...new Set(tasks.map(({ target }) => target))].map((target) => {
    const own = tasks.filter((task) => task.target === target);
    const bad = failed.filter((task) => task.endsWith(`:${target}`)).length;
    const cached = own.filter((task) => task.cached).length;
    const outcome = bad === 0 ? 'ok' : `${String(bad)} FAILED`;
    return `${target.padEnd(13)} ${outcome} (${String(own.length)} run, ${String(cached)} from cache)`;
  });
}
