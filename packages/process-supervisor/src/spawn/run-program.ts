import type { Clock, ProgramOutcome, ProgramSpecification } from '@selfware/contracts';
import type { ContainmentWish } from '../containment/enclosure.ts';
import type { Spill } from '../output/spill-stream.ts';
import { openContainment } from '../containment/open-containment.ts';
import { assertBounds } from './assert-bounds.ts';
import { superviseProgram } from './supervise-program.ts';

/** Bounds of one run; only the time limit has no default. */
export interface RunProgramOptions {
  /** From the start to the first signal; above 0 and below 2^31. */
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
  /** Keeps the whole of a stream of which more than `maxOutputBytes` come, such as `(pieces) => blobs.putStream(pieces)`; what it gives is the output's `blob`. Absent: the rest is counted alone. */
  readonly spill?: Spill;
  /** Longer streams are not kept whole, with a notice; absent means 64 MiB. */
  readonly maxSpillBytes?: number;
  /** What holds the program and all that it starts; absent means `guard`. What cannot be had is told in `notices`. */
  readonly containment?: ContainmentWish;
  readonly clock?: Clock;
}

/**
 * Runs one program to its end, or ends it, with everything that it started; there is no shell.
 * Resolves whatever the program does, also when it does not start; throws only `process-supervisor/invalid-bound`.
 * Nothing of this process's environment is inherited: the program gets `environment` and a mark by which its descendants are found.
 */
export async function runProgram(
  program: ProgramSpecification,
  options: RunProgramOptions,
): Promise<ProgramOutcome> {
  assertBounds(options);
  const holding = await openContainment(options.containment);
  try {
    return await superviseProgram(program, options, holding);
  } finally {
    await holding.close();
  }
}
