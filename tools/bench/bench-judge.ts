import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { measureJudge } from '../../packages/safety/bench/judge-command.bench.ts';
import { workspaceRoot } from '../workspace/workspace-root.ts';
import { benchEnvironment } from './bench-environment.ts';
import type { BenchRow } from './judge-rows.ts';
import { measureAll } from './measure.ts';

const rounds = 20;

/** What judging a command costs, and what loading the built judge adds to an empty program. */
export async function benchJudge(directory: string): Promise<readonly BenchRow[]> {
  const environment = benchEnvironment(directory);
  const file = pathToFileURL(join(workspaceRoot, 'packages/safety/dist/command.js')).href;
  const program = (name: string, source: string) => ({
    name,
    args: ['--input-type=module', '-e', source],
    environment,
  });
  const times = await measureAll(
    [program('empty', '0'), program('judge', `import '${file}'`)],
    rounds,
  );
  const { median, slowest99, growth } = await measureJudge();
  return [
    { what: 'judging 1 kB of commands, median', value: median, unit: 'ms' },
    { what: 'judging 1 kB of commands, 99 of 100', value: slowest99, most: 1, unit: 'ms' },
    { what: 'judging 200 kB against 10 kB, each kB', value: growth, most: 2, unit: 'x' },
    {
      what: '@selfware/safety/command loaded',
      value: (times['judge'] ?? Number.NaN) - (times['empty'] ?? Number.NaN),
      most: 15,
      unit: 'ms',
    },
  ];
}
