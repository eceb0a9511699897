import type { LoggingReport } from './logging-report.ts';

/** Counts what became of each line. */
export interface Tally {
  /** Undefined means that the line reached the file. */
  settle(error: unknown): void;
  drop(lines?: number): void;
  /** The first failure is the one that is told. */
  fail(error: unknown): void;
  hasFailed(): boolean;
  report(): LoggingReport;
}

/** Creates a tally at 0. */
export function createTally(): Tally {
  let written = 0;
  let dropped = 0;
  let failure: string | undefined;
  return {
    settle(error) {
      if (error === undefined) written += 1;
      else dropped += 1;
    },
    drop(lines = 1) {
      dropped += lines;
    },
    fail(error) {
      failure ??= describeFailure(error);
    },
    hasFailed: () => failure !== undefined,
    report: () => ({ written, dropped, ...(failure === undefined ? {} : { failure }) }),
  };
}

function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
