import type { LogLine } from './log-line.ts';

/** Where lines go instead of a file of this package's own. */
export interface LogDestination {
  /** Called for each line in its order, without waiting for the one before. Rejects when the line is not kept. */
  write(line: LogLine): Promise<void>;
  /** Called once, after every `write` has settled. */
  close(): Promise<void>;
}
