import type { ProgramSpecification } from '@selfware/contracts';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { createSandbox, type SandboxLevel } from '../src/sandbox.ts';
import { runProgram } from '../test/fixtures/run-program.ts';

/** What a sandbox adds to the start of a program, in milliseconds: medians of the quietest of several rounds. */
export interface SandboxStartFigures {
  readonly level: SandboxLevel;
  readonly bareMs: number;
  /** The bare program against itself: what the machine alone makes of it. */
  readonly noiseMs: number;
  readonly addedMs: number;
  /** The whole time in the sandbox as a multiple of the bare one. */
  readonly ratio: number;
  /** What the fastest of all starts in the sandbox adds to the fastest bare one. */
  readonly fastestAddedMs: number;
  /** The attempts to escape, once for each sandbox. */
  readonly selfTestMs: number;
}

type Pair = Readonly<Record<'bare' | 'again' | 'confined', number>>;

const rounds = 4;
const pairsEach = 20;

/** Measures `true` bare and in a sandbox, each pair one after the other. */
export async function measureSandboxStart(
  level: SandboxLevel = 'bubblewrap',
): Promise<SandboxStartFigures> {
  await using workspace = await createTemporaryWorkspace({ 'home/a': '', 'p/.git/config': '' });
  const cwd = workspace.resolve('p');
  const options = { run: runProgram, workspace: cwd, home: workspace.resolve('home') };
  const policy = { levels: [level] };
  const sandbox = await createSandbox({ ...options, policy, selfTest: 'skip' });
  const bare: ProgramSpecification = { argv: ['/bin/true'], cwd, environment: {} };
  await measurePairs(bare, sandbox.wrap(bare));
  const measured: (readonly Pair[])[] = [];
  for (let round = 0; round < rounds; round += 1)
    measured.push(await measurePairs(bare, sandbox.wrap(bare)));
  const quietest = measured.toSorted((left, right) => addedBy(left) - addedBy(right))[0] ?? [];
  const all = measured.flat();
  const start = performance.now();
  await sandbox.selfTest();
  return {
    level,
    bareMs: median(quietest, ({ bare }) => bare),
    noiseMs: median(quietest, ({ bare, again }) => again - bare),
    addedMs: addedBy(quietest),
    ratio: median(quietest, ({ bare, again, confined }) => (2 * confined) / (bare + again)),
    fastestAddedMs:
      Math.min(...all.map(({ confined }) => confined)) - Math.min(...all.map(({ bare }) => bare)),
    selfTestMs: performance.now() - start,
  };
}

async function measurePairs(
  bare: ProgramSpecification,
  confined: ProgramSpecification,
): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (let pair = 0; pair < pairsEach; pair += 1)
    pairs.push({
      bare: await timeOf(bare),
      confined: await timeOf(confined),
      again: await timeOf(bare),
    });
  return pairs;
}

function addedBy(pairs: readonly Pair[]): number {
  return median(pairs, ({ bare, again, confined }) => confined - (bare + again) / 2);
}

async function timeOf(specification: ProgramSpecification): Promise<number> {
  const start = performance.now();
  const { exitCode } = await runProgram(specification, { timeoutMs: 10_000 });
  if (exitCode !== 0) throw new Error(`expected 0, got ${String(exitCode)}`);
  return performance.now() - start;
}

function median(pairs: readonly Pair[], read: (pair: Pair) => number): number {
  const values = pairs.map(read).sort((left, right) => left - right);
  return values[Math.floor(values.length / 2)] ?? Number.NaN;
}
