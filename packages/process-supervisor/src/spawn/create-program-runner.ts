import type { Clock, RunProgram } from '@selfware/contracts';

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

/** Creates a runner. */
export function createProgramRunner(options: ProgramRunnerOptions): ProgramRunner {
  return {
    run: () => Promise.reject(new Error(Object.keys(options.environment).join())),
    close: () => Promise.resolve(),
  };
}
