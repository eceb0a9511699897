import type { ErrorCategory } from '@selfware/contracts';
import type { RunEnd, RunOutcome } from '@selfware/agent';

/** Every exit code of the command, by what it means; scripts may rely on the numbers. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  unfinished: 3,
  model: 4,
  denied: 5,
  approvalNeeded: 6,
  timeout: 7,
  limit: 8,
  damaged: 9,
  interrupted: 130,
  terminated: 143,
} as const;

/** One of the numbers of `exitCodes`. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const byOutcome: Readonly<Record<RunOutcome, ExitCode>> = {
  done: exitCodes.done,
  unfinished: exitCodes.unfinished,
  'model-failed': exitCodes.model,
  cancelled: exitCodes.interrupted,
  denied: exitCodes.denied,
  'approval-needed': exitCodes.approvalNeeded,
  'timed-out': exitCodes.timeout,
  'budget-exceeded': exitCodes.limit,
  'context-full': exitCodes.limit,
  'storage-failed': exitCodes.damaged,
};

const byCategory: Readonly<Record<ErrorCategory, ExitCode>> = {
  config: exitCodes.usage,
  'invalid-input': exitCodes.usage,
  'not-found': exitCodes.usage,
  denied: exitCodes.denied,
  'approval-required': exitCodes.approvalNeeded,
  conflict: exitCodes.failed,
  corrupt: exitCodes.damaged,
  network: exitCodes.model,
  provider: exitCodes.model,
  timeout: exitCodes.timeout,
  cancelled: exitCodes.interrupted,
  resource: exitCodes.limit,
  internal: exitCodes.failed,
};

/** What of a run's end decides the exit code. */
export type RunVerdict = Pick<RunEnd, 'outcome' | 'verification' | 'refused' | 'denied' | 'error'>;

/**
 * The exit code of a run: a passed verification vouches for the work; without it a refused call
 * gives 6 and a denied one 5, whether the model called itself done or not.
 */
export function exitCodeOfRun({
  outcome,
  verification,
  refused,
  denied,
  error,
}: RunVerdict): ExitCode {
  if (outcome === 'storage-failed') return error ? byCategory[error.category] : exitCodes.damaged;
  if (outcome !== 'done' && outcome !== 'unfinished') return byOutcome[outcome];
  if (outcome === 'done' && verification === 'passed') return exitCodes.done;
  if (refused > 0) return exitCodes.approvalNeeded;
  if (denied > 0) return exitCodes.denied;
  return byOutcome[outcome];
}

/** The exit code of an error that ended the command, by its category. */
export function exitCodeOfCategory(category: ErrorCategory): ExitCode {
  return byCategory[category];
}
