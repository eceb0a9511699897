import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { measureRootRead } from '../../packages/safety/bench/root-read.bench.ts';
import { workspaceRoot } from '../workspace/workspace-root.ts';
import { benchEnvironment } from './bench-environment.ts';
import type { BenchRow } from './judge-rows.ts';
import { measureAll } from './measure.ts';

const rounds = 20;

/** What a read through a root costs against one that is only looked at before, and what loading the built root adds. */
export async function benchRoot(directory: string): Promise<readonly BenchRow[]> {
  const environment = benchEnvironment(directory);
  const file = pathToFileURL(join(workspaceRoot, 'packages/safety/dist/filesystem.js')).href;
  const program = (name: string, source: string) => ({
    name,
    args: ['--input-type=module', '-e', source],
    environment,
  });
  const times = await measureAll(
    [program('empty', '0'), program('root', `import '${file}'`)],
    rounds,
  );
  const figures = await measureRootRead();
  return [
    ...figures.map(({ depth, ratio }) => ({
      what: `a read through a root at depth ${depth}`,
      value: ratio,
      most: 1.3,
      unit: 'x' as const,
    })),
    {
      what: '@selfware/safety/filesystem loaded',
      value: (times['root'] ?? Number.NaN) - (times['empty'] ?? Number.NaN),
      most: 20,
      unit: 'ms',
    },
  ];
}
