import { NothingFoundError, UsageError } from '../errors.ts';
import { findParts } from '../stored/find-parts.ts';
import type { StoredPart } from '../stored/stored-part.ts';
import type { CommandContext } from './command.ts';

/** The parts that a command line names: one session, by the beginning of its id, and the list that has it; or everything. */
export async function chooseParts(
  { operand, flags }: Pick<CommandContext, 'operand' | 'flags'>,
  stateDirectory: string,
): Promise<readonly StoredPart[]> {
  if (operand !== undefined && flags['all'] === true)
    throw new UsageError({ message: `expected ${operand} or --all, got both` });
  const parts = await findParts(stateDirectory);
  if (operand === undefined) return parts;
  const fitting = parts.filter(({ kind, name }) => kind === 'session' && name.startsWith(operand));
  if (fitting.length === 1)
    return [...fitting, ...parts.filter(({ kind }) => kind === 'session-list')];
  throw new NothingFoundError({
    message: `expected one session whose id begins with ${operand}, got ${String(fitting.length)}`,
    hint: '`selfware sessions list` shows their ids',
  });
}
