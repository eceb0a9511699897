import { randomBytes } from 'node:crypto';
import type { SessionId } from '@selfware/contracts';
import { agentEventVersion, type Notice, type RunStart } from '../agent-event.ts';
import { composePrompt, composeResumption } from '../context/compose-prompt.ts';
import { publishRunStart } from '../events.ts';
import { recallNotes } from '../memory/recall-notes.ts';
import type { SessionRecord, UserMessage } from '../session/session-record.ts';
import { settleCalls } from '../session/settle-calls.ts';
import type { Run } from '../turn/run.ts';
import type { Task } from './run-task.ts';

/** What a run begins with. */
export interface BeginRunOptions {
  readonly task: Task;
  readonly sessionId: SessionId;
  /** True when no run of the session came before. */
  readonly isNew: boolean;
}

/** Records the beginning in one commit: the start of the run, an end for every call that a dead run left open, and the user's words. */
export async function beginRun(run: Run, options: BeginRunOptions): Promise<void> {
  const { clock, history, log, mind } = run;
  const start = describeStart(run, options);
  if (mind.workingMemory.task === '') mind.workingMemory.setTask(history.task());
  const settled = settleCalls(history.unanswered(), start.at);
  const words = await composeWords(run, options);
  await log.record(start, ...settled, ...words);
  const { sessionId, runId, resumed } = start;
  publishRunStart({ at: clock.now(), sessionId, runId, resumed });
}

function describeStart({ clock, parts }: Run, { sessionId, isNew }: BeginRunOptions): RunStart {
  const { mode, model, workspace } = parts;
  return {
    type: 'run-start',
    version: agentEventVersion,
    at: clock.now(),
    sessionId,
    runId: `run-${randomBytes(6).toString('hex')}`,
    workspace,
    model,
    ...(mode === undefined ? {} : { mode }),
    resumed: !isNew,
  };
}

async function composeWords(run: Run, { task, isNew }: BeginRunOptions): Promise<SessionRecord[]> {
  const { clock, history, mind, parts } = run;
  const said = { type: 'user-message', at: clock.now() } as const;
  if (task.kind === 'resumption' && !isNew) {
    const content = composeResumption(task.prompt, mind.workingMemory.render(maxInMind));
    return [{ ...said, source: 'resumption', content }];
  }
  const prompt = task.prompt ?? history.task();
  if (!isNew) return [{ ...said, source: 'prompt', content: prompt }];
  const notes = await recallNotes(parts.memory, prompt);
  const message: UserMessage = {
    ...said,
    source: 'prompt',
    content: composePrompt(prompt, notes ?? []),
  };
  return notes === undefined ? [memoryNotice(said.at), message] : [message];
}

const maxInMind = 3_000;

function memoryNotice(at: number): Notice {
  const message = 'Earlier runs could not be recalled; the run goes on without them.';
  return { type: 'notice', at, code: 'memory-unavailable', message };
}
