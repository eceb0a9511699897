import { resolve } from 'node:path';
import type {
  Approved,
  ProgramOutcome,
  ProgramSpecification,
  RunProgramIntent,
  RunShellIntent,
} from '@selfware/contracts';
import { confirmExecutables, requireApproval } from '@selfware/safety';
import { NotSupportedError } from '../errors.ts';
import type { HandsOptions } from './create-hands.ts';

/**
 * Runs the approved command line with the shell that it was judged for, without input; throws `safety/executable-changed`, or
 * `tools/not-supported` on Windows.
 */
export async function runApprovedShell(
  hands: HandsOptions,
  approved: Approved<RunShellIntent>,
  { signal }: { readonly signal: AbortSignal },
): Promise<ProgramOutcome> {
  const { command, cwd, timeoutMs } = requireApproval(approved, 'run-shell');
  assertSupported(process.platform);
  await confirmExecutables(approved);
  const shell = shellArguments(approved.requires?.shell);
  const argv = prepared([...shell, command], approved);
  return runConfined(hands, { argv, cwd: resolve(hands.root.path, cwd) }, { timeoutMs, signal });
}

/** Runs the approved program, without input and without a shell; throws `safety/executable-changed`, or `tools/not-supported` on Windows. */
export async function runApprovedProgram(
  hands: HandsOptions,
  approved: Approved<RunProgramIntent>,
  { signal }: { readonly signal: AbortSignal },
): Promise<ProgramOutcome> {
  const { argv, cwd, timeoutMs } = requireApproval(approved, 'run-program');
  assertSupported(process.platform);
  await confirmExecutables(approved);
  const specification = { argv: prepared(argv, approved), cwd: resolve(hands.root.path, cwd) };
  return runConfined(hands, specification, { timeoutMs, signal });
}

async function runConfined(
  { run, sandbox }: HandsOptions,
  specification: ProgramSpecification,
  limits: Parameters<HandsOptions['run']>[1],
): Promise<ProgramOutcome> {
  if (sandbox === undefined) return run(specification, limits);
  await sandbox.refresh?.();
  const outcome = await run(sandbox.wrap(specification), limits);
  const told = sandbox.explain(outcome);
  return told === undefined ? outcome : { ...outcome, notices: [...outcome.notices, told] };
}

// Privileged bash takes no functions, no start-up files and no settings from the environment.
function shellArguments(shell = '/bin/sh'): readonly string[] {
  return shell.endsWith('/bash') ? [shell, '-p', '-c'] : [shell, '-c'];
}

// Nothing may open a pager or an editor, watch for changes, or wait for an answer. An editor for a commit's message takes it as it is; any other fails.
const quiet = [
  'CI=1',
  'GIT_TERMINAL_PROMPT=0',
  ...['PAGER=cat', 'GIT_PAGER=cat', 'MANPAGER=cat'],
  ...['GIT_EDITOR=true', 'EDITOR=false', 'VISUAL=false'],
  'DEBIAN_FRONTEND=noninteractive',
  'PIP_NO_INPUT=1',
  'COREPACK_ENABLE_DOWNLOAD_PROMPT=0',
];

// env adds to the environment that the runner gives.
function prepared(
  argv: readonly string[],
  { requires }: Approved<RunShellIntent | RunProgramIntent>,
): readonly [string, ...string[]] {
  const required = Object.entries(requires?.environment ?? {}).map((pair) => pair.join('='));
  return ['/usr/bin/env', ...quiet, ...required, ...argv];
}

/** Throws `tools/not-supported` where programs cannot be run. */
export function assertSupported(platform: string): void {
  if (platform === 'win32') throw new NotSupportedError({ what: 'running programs', platform });
}
