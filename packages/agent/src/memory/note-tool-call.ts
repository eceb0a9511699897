import { parseJson } from '@selfware/contracts';
import type { WorkingMemory } from '@selfware/memory';
import type { ToolOutcome } from '@selfware/tools';
import type { RequestedCall } from '../agent-event.ts';

/** A call that ended, and when. */
export interface EndedCall {
  readonly call: RequestedCall;
  readonly outcome: ToolOutcome;
  readonly turn: number;
}

/** Keeps the files that a call read or wrote in mind; says whether there was one. */
export function noteToolCall(memory: WorkingMemory, { call, outcome, turn }: EndedCall): boolean {
  for (const { path } of outcome.changes) memory.noteFile(path, 'written', turn);
  const read = call.name === 'read_file' && outcome.status === 'done' ? pathOf(call) : undefined;
  if (read !== undefined) memory.noteFile(read, 'read', turn);
  return read !== undefined || outcome.changes.length > 0;
}

function pathOf({ rawArguments }: RequestedCall): string | undefined {
  const parsed = parseJson(rawArguments, { maxLength: 100_000, maxDepth: 5 });
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null) return undefined;
  if (!('path' in parsed.value)) return undefined;
  const { path } = parsed.value;
  // An output that is read on in is no file.
  return typeof path === 'string' && !path.startsWith('output:') ? path : undefined;
}
