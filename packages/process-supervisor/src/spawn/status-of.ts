import type { ProgramOutcome } from '@selfware/contracts';
import type { Ending } from './watch-for-ending.ts';

/** How a program that ended so is told to have ended. */
export function statusOf(ending: Ending): Pick<ProgramOutcome, 'status' | 'exitCode' | 'signal'> {
  if (ending.cause !== 'exit') return { status: ending.cause };
  const { exitCode, signal } = ending.exit;
  if (exitCode !== null) return { status: 'exited', exitCode };
  return { status: 'signalled', ...(signal === null ? {} : { signal }) };
}
