import { parseJson, type ProgramSpecification, type RunProgram } from '@selfware/contracts';
import { NoSandboxError } from '../../errors.ts';
import type { ProbeResult } from '../sandbox.ts';
import { buildProber } from './build-prober.ts';
import { perlProbes } from './call-probes.data.ts';
import type { ProbeGround } from './probe-ground.ts';

/** What the attempts are run with. */
export interface ProbeRun {
  readonly run: RunProgram;
  readonly wrap: (specification: ProgramSpecification) => ProgramSpecification;
  readonly node: string;
  /** False where there is no filter for system calls. */
  readonly isFiltered: boolean;
  readonly ground: ProbeGround;
}

const timeoutMs = 30_000;

/** Makes every attempt in one process. Rejects with `safety/no-sandbox` when that process does not come to its end. */
export async function runProbes(parts: ProbeRun): Promise<readonly ProbeResult[]> {
  const { run, wrap, node, ground } = parts;
  const environment = { PATH: '/usr/local/bin:/usr/bin:/bin' };
  const program = {
    argv: [node, ...buildProber(ground)] as const,
    cwd: ground.workspace,
    environment,
  };
  const outcome = await run(wrap({ ...program, argv: [node, ...buildProber(ground)] }), {
    timeoutMs,
  });
  const lines = outcome.stdout.text().trim().split(/\r?\n/u);
  if (outcome.exitCode !== 0 || lines.at(-1) !== 'END') {
    const said = [outcome.stderr.text(), ...outcome.notices].join(' ').trim().slice(-300);
    throw new NoSandboxError({
      message: `expected a sandbox that starts, got ${outcome.status} ${outcome.exitCode ?? ''}: ${said}`,
      hint:
        outcome.exitCode === 127
          ? `Inside ${node} cannot be started: what it needs may lie in /tmp or /run, which are empty there. Install it elsewhere.`
          : 'Look whether user namespaces are allowed on this machine; `selfware doctor` shows what is missing.',
    });
  }
  return lines.slice(0, -1).map((line) => readResult(line, parts));
}

function readResult(line: string, { isFiltered }: ProbeRun): ProbeResult {
  const read = parseJson(line, { maxLength: 65_536, maxDepth: 4 });
  const [name, outcome, why] = ['name', 'outcome', 'why'].map((key) => textAt(read, key));
  const told = { name: name ?? 'unknown', why: why ?? '' };
  if (outcome === 'held' || outcome === 'not-possible-here') return { ...told, outcome };
  const needsFilter = perlProbes.some((probe) => probe.name === name && probe.needsFilter === true);
  // Whatever else is said counts as the worst.
  return { ...told, outcome: needsFilter && !isFiltered ? 'lacking' : 'escaped' };
}

function textAt(read: ReturnType<typeof parseJson>, key: string): string | undefined {
  if (!read.ok || typeof read.value !== 'object' || read.value === null) return undefined;
  const found = Object.entries(read.value).find(([name]) => name === key)?.[1];
  return typeof found === 'string' ? found : undefined;
}
