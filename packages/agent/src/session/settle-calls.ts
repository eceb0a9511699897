import type { ToolOutcome } from '@selfware/tools';
import type { SessionRecord } from './session-record.ts';
import type { UnansweredCall } from './history.ts';

/** What the model is told of a call that may have acted before Selfware stopped. */
export const outcomeUnknown =
  'outcome unknown: the call was started and Selfware stopped before it ended; check before repeating it';

/** What the model is told of a call that was never begun. */
export const notStarted = 'not run: Selfware stopped before this call was started';

/** The records that give every unanswered call its one start and its one end, without running any. */
export function settleCalls(calls: readonly UnansweredCall[], at: number): SessionRecord[] {
  return calls.flatMap(({ id: callId, name, rawArguments, started }): SessionRecord[] => {
    const outcome = outcomeWithoutRun(started ? outcomeUnknown : notStarted);
    const end: SessionRecord = { type: 'tool-call-end', at, callId, name, outcome };
    return started ? [end] : [{ type: 'tool-call-start', at, callId, name, rawArguments }, end];
  });
}

/** The outcome of a call that was not run, with the reason for the model. */
export function outcomeWithoutRun(text: string): ToolOutcome {
  const nothing = { totalBytes: 0, clipped: false, durationMs: 0, changes: [] };
  return { status: 'cancelled', text, summary: text, ...nothing };
}
