import type { ProgramOutcome } from '@selfware/contracts';
import type { ToolResult } from '../define-tool.ts';

/** How a call ended by how its program did. */
export function statusOf({ status, exitCode }: ProgramOutcome): NonNullable<ToolResult['status']> {
  if (status === 'timed-out' || status === 'cancelled') return status;
  return exitCode === 0 ? 'done' : 'failed';
}
