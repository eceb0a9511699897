import type { SessionId } from '@selfware/contracts';
import type { AgentEvent } from './agent-event.ts';
import type { AgentParts } from './agent-parts.ts';
import { RunInProgressError } from './errors.ts';
import { runTask, type Task } from './run/run-task.ts';
import { createSteering } from './run/steering.ts';
import { streamEvents } from './run/stream-events.ts';

/** How one run is started. */
export interface RunOptions {
  /** Aborting it ends the running call's process tree and the run, as `cancelled`. */
  readonly signal: AbortSignal;
  /** Goes on in this session; absent means a new one. */
  readonly session?: SessionId;
}

/** How a session is taken up again. */
export interface ResumeOptions {
  readonly signal: AbortSignal;
  /** What to say to the model; absent means to go on with the task. */
  readonly prompt?: string;
}

/** One model with its tools, its memory and its sessions. */
export interface Agent {
  /**
   * Works on `prompt` and tells what happens; the last event is always the only `run-end`.
   * Starts when it is first read; leaving the iteration aborts the run and waits for its end.
   * Rejects only before `run-start`: `agent/run-in-progress`, `agent/session-not-found`, or what persistence threw at opening.
   */
  run(prompt: string, options: RunOptions): AsyncIterable<AgentEvent>;
  /** Goes on where a session stopped: completed calls are not repeated. Rejects as `run` does. */
  resume(session: SessionId, options: ResumeOptions): AsyncIterable<AgentEvent>;
  /** Says something to the model before its next request; kept for the next run when none is under way. */
  steer(text: string): void;
}

/** Puts an agent together; nothing is opened or sent before a run is read. */
export function createAgent(parts: AgentParts): Agent {
  const steering = createSteering();
  let busy = false;
  const start = (task: Task, signal: AbortSignal): AsyncIterable<AgentEvent> =>
    streamEvents(async (push, gone) => {
      if (busy) throw new RunInProgressError();
      busy = true;
      await runTask(parts, task, { push, signals: [signal, gone], steering }).finally(() => {
        busy = false;
      });
    });
  return {
    run: (prompt, { signal, ...session }) => start({ kind: 'prompt', prompt, ...session }, signal),
    resume: (session, { signal, ...prompt }) =>
      start({ kind: 'resumption', session, ...prompt }, signal),
    steer: steering.say,
  };
}
