import type { SessionId } from '@selfware/contracts';
import type { AgentEvent } from '../agent-event.ts';
import type { AgentParts } from '../agent-parts.ts';
import { StorageFailedError } from '../errors.ts';
import type { Run, Stop } from '../turn/run.ts';
import { runTurn } from '../turn/run-turn.ts';
import { beginRun } from './begin-run.ts';
import { finishRun } from './finish-run.ts';
import { openRun } from './open-run.ts';
import type { Steering } from './steering.ts';

/** What a run is started with: words for a new session or an old one, or a session to be taken up where it stopped. */
export type Task =
  | { readonly kind: 'prompt'; readonly prompt: string; readonly session?: SessionId }
  | { readonly kind: 'resumption'; readonly prompt?: string; readonly session: SessionId };

/** Where a run tells, hears and ends. */
export interface RunWiring {
  readonly push: (event: AgentEvent) => void;
  readonly signals: readonly AbortSignal[];
  readonly steering: Steering;
}

/** Works on a task from its first record to its last. Rejects only before `run-start`. */
export async function runTask(parts: AgentParts, task: Task, wiring: RunWiring): Promise<void> {
  const { run, session, isNew } = await openRun(parts, task, wiring);
  const startedMs = run.clock.monotonicMs();
  try {
    await beginRun(run, { task, sessionId: session.id, isNew });
    const stop = await takeTurns(run);
    await finishRun(run, { stop, sessionId: session.id, startedMs });
  } finally {
    run.ending.release();
    await session.close();
  }
}

async function takeTurns(run: Run): Promise<Stop> {
  try {
    for (;;) {
      const stop = await runTurn(run);
      if (stop !== undefined) return stop;
    }
  } catch (error) {
    // The one failure inside a turn that is an ending; anything else is a defect and goes up.
    if (!(error instanceof StorageFailedError)) throw error;
    return { outcome: 'storage-failed', error: error.toJSON() };
  }
}
