import type { AgentEvent, RunOutcome } from './agent-event.ts';

const exitCodes: Record<RunOutcome, number> = {
  done: 0,
  unfinished: 3,
  'model-failed': 4,
  cancelled: 130,
  denied: 5,
  'approval-needed': 6,
  'timed-out': 7,
  'budget-exceeded': 8,
  'context-full': 8,
  'storage-failed': 9,
};

// @ts-expect-error a consumer that forgets an ending does not compile
export const incomplete: Record<RunOutcome, number> = { done: 0 };

/** The events are told apart by their type alone. */
export function exitCodeOf(event: AgentEvent): number | undefined {
  return event.type === 'run-end' ? exitCodes[event.outcome] : undefined;
}

// @ts-expect-error version 1 has no such event
export const unknown: AgentEvent = { type: 'tool-call-delta', at: 1 };
