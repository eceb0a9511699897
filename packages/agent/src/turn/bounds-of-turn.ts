import { publishTurnEnd } from '../events.ts';
import type { Run, Stop } from './run.ts';

/** A turn that is under way. */
export interface Turn {
  /** Counted from 1. */
  readonly number: number;
  readonly startedMs: number;
  /** Calls of the turns before. */
  readonly callsBefore: number;
}

/** Counts the turn and shows its beginning. */
export function beginTurn({ clock, log, tally }: Run): Turn {
  tally.turns += 1;
  log.show({ type: 'turn-start', at: clock.now(), turn: tally.turns });
  const callsBefore = tally.toolCalls;
  return { number: tally.turns, startedMs: clock.monotonicMs(), callsBefore };
}

/** Shows the end of the turn and passes its stop on. */
export function endTurn(
  { clock, history, log, tally }: Run,
  turn: Turn,
  stop?: Stop,
): Stop | undefined {
  const at = clock.now();
  log.show({ type: 'turn-end', at, turn: turn.number });
  const runId = history.lastRun()?.runId ?? '';
  const toolCalls = tally.toolCalls - turn.callsBefore;
  const durationMs = clock.monotonicMs() - turn.startedMs;
  publishTurnEnd({ at, runId, turn: turn.number, toolCalls, durationMs });
  return stop;
}
