import { systemClock } from '@selfware/contracts';
import { createWorkingMemory } from '@selfware/memory';
import type { AgentParts } from '../agent-parts.ts';
import { createTally } from '../budget/tally.ts';
import { createContextWindow, type ContextWindow } from '../context/context-window.ts';
import { writeSystemPrompt } from '../context/system-prompt.ts';
import { createHistory, type History } from '../session/history.ts';
import type { Session } from '../session/open-session.ts';
import { createLoopGuard } from '../turn/loop-guard.ts';
import type { Run } from '../turn/run.ts';
import { watchRunEnding } from './run-ending.ts';
import { createRunLog } from './run-log.ts';
import type { RunWiring, Task } from './run-task.ts';

/** A run that has not begun, and the session that it locked. */
export interface OpenedRun {
  readonly run: Run;
  readonly session: Session;
  /** True when no run of the session came before. */
  readonly isNew: boolean;
}

/** Opens the session of a task, rebuilds the conversation from its records, and puts the run together. */
export async function openRun(
  parts: AgentParts,
  task: Task,
  wiring: RunWiring,
): Promise<OpenedRun> {
  // What the first request needs is loaded while the disk works.
  void parts.client.warm();
  const session = await openSession(parts, task);
  try {
    const { context, history } = await rebuild(parts, session);
    const isNew = history.lastRun() === undefined;
    return { run: assembleRun({ parts, wiring, session, context, history }), session, isNew };
  } catch (error) {
    // Nobody else will give the lock back.
    await session.close();
    throw error;
  }
}

function openSession(parts: AgentParts, { prompt = '', session }: Task): Promise<Session> {
  const { model, sessions, workspace } = parts;
  return session === undefined
    ? sessions.create({ workspace, model, task: prompt })
    : sessions.open(session);
}

async function rebuild(
  parts: AgentParts,
  session: Session,
): Promise<{ context: ContextWindow; history: History }> {
  const context = createContextWindow({ counter: parts.counter, tools: parts.toolbox.schemas });
  context.add({ role: 'system', content: writeSystemPrompt(parts) });
  const history = createHistory(context);
  for await (const record of session.records()) history.apply(record);
  return { context, history };
}

function assembleRun(opened: {
  parts: AgentParts;
  wiring: RunWiring;
  session: Session;
  context: ContextWindow;
  history: History;
}): Run {
  const { parts, wiring, session, context, history } = opened;
  const { clock = systemClock, limits } = parts;
  const { push, signals, steering } = wiring;
  const workingMemory = createWorkingMemory(history.workingMemory());
  const { timeoutMs } = limits;
  return {
    parts,
    clock,
    log: createRunLog({ session, history, push }),
    history,
    context,
    ending: watchRunEnding({ signals, clock, ...(timeoutMs === undefined ? {} : { timeoutMs }) }),
    tally: createTally(),
    mind: { workingMemory, guard: createLoopGuard(), steering },
  };
}
