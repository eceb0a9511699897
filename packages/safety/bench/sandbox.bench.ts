import type { ProgramSpecification } from '@selfware/contracts';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { createSandbox, type SandboxLevel } from '../src/sandbox.ts';
import { runProgram } from '../test/fixtures/run-program.ts';

/** What a sandbox adds to the start of a program, as medians in milliseconds. */
export interface SandboxStartFigures {
  readonly level: SandboxLevel;
  readonly bareMs: number;
  /** The bare program against itself: what the machine alone makes of it. */
  readonly noiseMs: number;
  readonly addedMs: number;
  /** The attempts to escape, once for each sandbox. */
  readonly selfTestMs: number;
}

const pairs = 40;
const warmUp = 5;

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
  const rows: { bare: number; noise: number; added: number }[] = [];
  for (let pair = -warmUp; pair < pairs; pair += 1) {
    const before = await timeOf(bare);
    const between = await timeOf(sandbox.wrap(bare));
    const after = await timeOf(bare);
    if (pair < 0) continue;
    rows.push({ bare: before, noise: after - before, added: between - (before + after) / 2 });
  }
  const start = performance.now();
  await sandbox.selfTest();
  return {
    level,
    bareMs: median(rows.map((row) => row.bare)),
    noiseMs: median(rows.map((row) => row.noise)),
    addedMs: median(rows.map((row) => row.added)),
    selfTestMs: performance.now() - start,
  };
}

async function timeOf(specification: ProgramSpecification): Promise<number> {
  const start = performance.now();
  const { exitCode } = await runProgram(specification, { timeoutMs: 10_000 });
  if (exitCode !== 0) throw new Error(`expected 0, got ${String(exitCode)}`);
  return performance.now() - start;
}

function median(values: number[]): number {
  return values.sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}
