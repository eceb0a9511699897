import { systemClock, type Clock, type RunProgram } from '@selfware/contracts';
import { createMarker } from '../termination/run-marker.ts';
import { startSessionGuard, type SessionGuard } from '../termination/session-guard.ts';
import { assertBounds } from './assert-bounds.ts';
import { notStarted } from './not-started.ts';
import { superviseProgram } from './supervise-program.ts';

/** What every program of one runner shares. */
export interface ProgramRunnerOptions {
  /** The whole environment of a program that brings none; empty means an empty environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** How much of each stream is kept; absent means 65,536. */
  readonly maxOutputBytes?: number;
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
  const { environment, maxOutputBytes, clock = systemClock } = options;
  const limits = maxOutputBytes === undefined ? {} : { maxOutputBytes };
  const marker = createMarker();
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  let guard: SessionGuard | undefined;
  return {
    async run(program, { timeoutMs, signal }) {
      if (closing.signal.aborted)
        return notStarted('failed-to-start', 'group-only', 'the runner is closed');
      const whole =
        signal === undefined ? closing.signal : AbortSignal.any([closing.signal, signal]);
      const bounds = { timeoutMs, clock, signal: whole, ...limits };
      assertBounds(bounds);
      guard ??= startSessionGuard(marker);
      const containing = { marker, containment: guard.containment };
      const outcome = superviseProgram({ environment, ...program }, bounds, containing);
      running.add(outcome);
      void outcome.finally(() => running.delete(outcome));
      return outcome;
    },
    async close() {
      closing.abort();
      await Promise.allSettled(running);
      await guard?.close();
    },
  };
}
