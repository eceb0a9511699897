import type { Reply } from '@selfware/llm-client';
import type { RequestedCall } from '../agent-event.ts';
import { countUsage } from '../budget/tally.ts';
import type { History } from '../session/history.ts';
import type { SessionRecord } from '../session/session-record.ts';
import { startOf } from './run-tool-calls.ts';
import type { Run } from './run.ts';

/** Makes the reply durable, in one commit with the start of its first call; gives the calls under ids that are new in the session. */
export async function recordReply(run: Run, reply: Reply): Promise<readonly RequestedCall[]> {
  const { clock, history, log, tally } = run;
  const { text, reasoning, usage, finishReason } = reply;
  const toolCalls = renameRepeated(reply.toolCalls, history);
  const at = clock.now();
  countUsage(tally, usage);
  if (toolCalls.length > 0) tally.fruitlessReplies = 0;
  const [first] = toolCalls;
  await log.record(
    { type: 'reply-end', at, text, reasoning, toolCalls, usage, finishReason },
    ...notePlan(run, text),
    ...(first === undefined ? [] : [startOf(first, at)]),
  );
  return toolCalls;
}

// Small servers number calls anew in every reply, or leave the id empty.
function renameRepeated(
  calls: Reply['toolCalls'],
  history: Pick<History, 'hasCall'>,
): readonly RequestedCall[] {
  const taken = new Set<string>();
  return calls.map(({ id, name, rawArguments }) => {
    const wanted = id === '' ? 'call' : id;
    let unique = wanted;
    for (let copy = 2; taken.has(unique) || history.hasCall(unique); copy += 1)
      unique = `${wanted}-${copy}`;
    taken.add(unique);
    return { id: unique, name, rawArguments };
  });
}

function notePlan({ clock, mind: { workingMemory } }: Run, text: string): SessionRecord[] {
  if (!workingMemory.noteReply(text)) return [];
  return [{ type: 'working-memory', at: clock.now(), state: workingMemory.state() }];
}
