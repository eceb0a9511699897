import { resolve } from 'node:path';
import type {
  Approved,
  ProgramOutcome,
  RunProgramIntent,
  RunShellIntent,
} from '@selfware/contracts';
import { requireApproval } from '@selfware/safety';
import { NotSupportedError } from '../errors.ts';
import type { HandsOptions } from './create-hands.ts';

/** Runs the approved command line with `/bin/sh`, without input; throws `tools/not-supported` on Windows. */
export function runApprovedShell(
  { root, run }: HandsOptions,
  approved: Approved<RunShellIntent>,
  { signal }: { readonly signal: AbortSignal },
): Promise<ProgramOutcome> {
  const { command, cwd, timeoutMs } = requireApproval(approved, 'run-shell');
  assertSupported(process.platform);
  const argv = withoutQuestions(['/bin/sh', '-c', command]);
  return run({ argv, cwd: resolve(root.path, cwd) }, { timeoutMs, signal });
}

/** Runs the approved program, without input and without a shell; throws `tools/not-supported` on Windows. */
export function runApprovedProgram(
  { root, run }: HandsOptions,
  approved: Approved<RunProgramIntent>,
  { signal }: { readonly signal: AbortSignal },
): Promise<ProgramOutcome> {
  const { argv, cwd, timeoutMs } = requireApproval(approved, 'run-program');
  assertSupported(process.platform);
  return run({ argv: withoutQuestions(argv), cwd: resolve(root.path, cwd) }, { timeoutMs, signal });
}

// env adds to the environment that the runner gives; nothing may open a pager or wait for an answer.
function withoutQuestions(argv: readonly string[]): readonly [string, ...string[]] {
  const settings = ['CI=1', 'GIT_TERMINAL_PROMPT=0', 'PAGER=cat', 'GIT_PAGER=cat'];
  return ['/usr/bin/env', ...settings, ...argv];
}

function assertSupported(platform: string): void {
  if (platform === 'win32') throw new NotSupportedError({ what: 'running programs', platform });
}
