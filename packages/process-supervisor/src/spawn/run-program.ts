import type { Clock, ProgramOutcome, ProgramSpecification } from '@selfware/contracts';

/** Bounds of one run; only the time limit has no default. */
export interface RunProgramOptions {
  /** From the start to the first signal; finite and above 0. */
  readonly timeoutMs: number;
  /** Ends the run as `cancelled`; absent means that nobody cancels it. */
  readonly signal?: AbortSignal;
  /** How much of each stream is kept, head and tail together; absent means 65,536. The rest is counted. */
  readonly maxOutputBytes?: number;
  /** Ends the run as `output-limit` when one stream grows beyond it; absent means never. */
  readonly killAfterBytes?: number;
  /** From SIGTERM to SIGKILL; absent means 2,000. */
  readonly graceMs?: number;
  /** Ends the run as `timed-out` when neither stream said anything for so long; absent means never. */
  readonly idleTimeoutMs?: number;
  readonly clock?: Clock;
}

/** Runs one program. */
export function runProgram(
  program: ProgramSpecification,
  options: RunProgramOptions,
): Promise<ProgramOutcome> {
  return Promise.reject(new Error(`${program.argv[0]} ${options.timeoutMs}`));
}
