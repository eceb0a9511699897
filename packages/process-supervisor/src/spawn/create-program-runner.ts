import { systemClock, type Clock, type RunProgram } from '@selfware/contracts';
import type { ContainmentWish } from '../containment/enclosure.ts';
import { openContainment, type OpenContainment } from '../containment/open-containment.ts';
import type { Spill } from '../output/spill-stream.ts';
import { assertBounds } from './assert-bounds.ts';
import { notStarted } from './not-started.ts';
import { superviseProgram } from './supervise-program.ts';

/** What every program of one runner shares. */
export interface ProgramRunnerOptions {
  /** The whole environment of a program that brings none; empty means an empty environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** How much of each stream is kept; absent means 65,536. */
  readonly maxOutputBytes?: number;
  /** Keeps the whole of a stream of which more than `maxOutputBytes` come; absent: the rest is counted alone. */
  readonly spill?: Spill;
  /** Longer streams are not kept whole, with a notice; absent means 64 MiB. */
  readonly maxSpillBytes?: number;
  /** What holds the programs and all that they start; absent means `guard`. */
  readonly containment?: ContainmentWish;
  readonly clock?: Clock;
}

/** Runs programs of one session, and ends them all with it. */
export interface ProgramRunner {
  readonly run: RunProgram;
  /** Ends everything that still runs and resolves when it is gone; later runs fail to start. */
  close(): Promise<void>;
}

/**
 * Creates a runner. One guard process, started with the first program, ends what is left should this process be killed.
 * `run` never rejects for what a program does; it throws `process-supervisor/invalid-bound`.
 */
export function createProgramRunner(options: ProgramRunnerOptions): ProgramRunner {
  const { environment, maxOutputBytes, containment, clock = systemClock } = options;
  const { spill, maxSpillBytes } = options;
  const limits = {
    ...(maxOutputBytes !== undefined && { maxOutputBytes }),
    ...(spill !== undefined && { spill }),
    ...(maxSpillBytes !== undefined && { maxSpillBytes }),
  };
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  let opening: Promise<OpenContainment> | undefined;
  return {
    async run(program, { timeoutMs, signal }) {
      if (closing.signal.aborted)
        return notStarted('failed-to-start', 'group-only', 'the runner is closed');
      const whole =
        signal === undefined ? closing.signal : AbortSignal.any([closing.signal, signal]);
      const bounds = { timeoutMs, clock, signal: whole, ...limits };
      assertBounds(bounds);
      opening ??= openContainment(containment);
      const outcome = opening.then((holding) =>
        superviseProgram({ environment, ...program }, bounds, holding),
      );
      running.add(outcome);
      void outcome.finally(() => running.delete(outcome));
      return outcome;
    },
    async close() {
      closing.abort();
      await Promise.allSettled(running);
      await (await opening)?.close();
    },
  };
}
