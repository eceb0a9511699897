import type { AgentEvent, RunOutcome } from './agent-event.ts';

/** A consumer that forgets an ending does not compile. */
export const exitCodes: Record<RunOutcome, number> = {
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

// @ts-expect-error an outcome that does not exist
exitCodes.finished = 0;

/** The events are told apart by their type alone. */
export function describeEvent(event: AgentEvent): string {
  // @ts-expect-error not every event has an outcome
  return event.outcome;
}
