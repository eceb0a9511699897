import { join } from 'node:path';
import type { LogLine } from '@selfware/observability';
import type { JournalOptions } from '@selfware/persistence';
import type { Sealing } from '../sealing/sealing.ts';
import { logLineSchema } from './log-line-schema.ts';

/** Which log: there is one a state directory, in several journals. */
export interface LogPlace {
  readonly stateDirectory: string;
  readonly sealing: Sealing;
}

/** The names of the journals of the log: a process takes the first that no other process writes. */
export const logJournalNames: readonly string[] = Array.from(
  { length: 16 },
  (_, index) => `log-${String(index + 1)}`,
);

/** The directory of the log. */
export function logDirectory(stateDirectory: string): string {
  return join(stateDirectory, 'logs');
}

/** How a journal of the log is opened. */
export function logJournal(
  { stateDirectory, sealing }: LogPlace,
  name: string,
): Pick<JournalOptions<LogLine>, 'directory' | 'name' | 'schema' | 'sensitivity'> {
  const because = 'secrets are taken out before a line comes here';
  return {
    directory: logDirectory(stateDirectory),
    name,
    schema: logLineSchema,
    sensitivity: sealing.keep('log', { kind: 'none', because }),
  };
}
