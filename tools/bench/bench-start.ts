import { benchEnvironment, commandFile } from './bench-environment.ts';
import type { BenchRow } from './judge-rows.ts';
import { measureAll } from './measure.ts';

const rounds = 20;

/** How long `--version` and `--help` take against an empty program, beside that program against itself. */
export async function benchStart(directory: string): Promise<readonly BenchRow[]> {
  const environment = benchEnvironment(directory);
  const program = (name: string, ...args: readonly string[]) => ({ name, args, environment });
  const times = await measureAll(
    [
      program('empty', '-e', '0'),
      program('version', commandFile, '--version'),
      program('empty again', '-e', '0'),
      program('help', commandFile, '--help'),
    ],
    rounds,
  );
  const against = (name: string): number => (times[name] ?? Number.NaN) / (times['empty'] ?? 0);
  return [
    { what: 'node -e 0, median of 20', value: times['empty'] ?? Number.NaN, unit: 'ms' },
    { what: 'node -e 0 against itself (noise)', value: against('empty again'), unit: 'x' },
    { what: 'selfware --version', value: against('version'), most: 1.3, unit: 'x' },
    { what: 'selfware --help', value: against('help'), most: 1.3, unit: 'x' },
  ];
}
