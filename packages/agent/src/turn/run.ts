import type { Clock, SerializedError } from '@selfware/contracts';
import type { WorkingMemory } from '@selfware/memory';
import type { RunOutcome } from '../agent-event.ts';
import type { AgentParts } from '../agent-parts.ts';
import type { Tally } from '../budget/tally.ts';
import type { ContextWindow } from '../context/context-window.ts';
import type { RunEnding } from '../run/run-ending.ts';
import type { RunLog } from '../run/run-log.ts';
import type { Steering } from '../run/steering.ts';
import type { History } from '../session/history.ts';
import type { LoopGuard } from './loop-guard.ts';

/** A run, as its turns see it. */
export interface Run {
  readonly parts: AgentParts;
  readonly clock: Clock;
  readonly log: RunLog;
  readonly history: History;
  readonly context: ContextWindow;
  readonly ending: RunEnding;
  readonly tally: Tally;
  readonly mind: Mind;
}

/** What a run keeps in mind from one turn to the next. */
export interface Mind {
  readonly workingMemory: WorkingMemory;
  readonly guard: LoopGuard;
  readonly steering: Steering;
}

/** How a run ends; its absence means that another turn follows. */
export interface Stop {
  readonly outcome: RunOutcome;
  readonly error?: SerializedError;
}

/** The stop that was asked for from outside: by the user, the reader or the clock. */
export function stopFromOutside({ ending }: Run): Stop | undefined {
  return ending.signal.aborted ? { outcome: ending.outcome() } : undefined;
}
