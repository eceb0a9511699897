import { assembleRequest } from './assemble-request.ts';
import { beginTurn, endTurn } from './bounds-of-turn.ts';
import { concludeWork } from './conclude-work.ts';
import { deliverSteering } from './deliver-steering.ts';
import { recordReply } from './record-reply.ts';
import { runToolCalls } from './run-tool-calls.ts';
import type { Run, Stop } from './run.ts';
import { checkLimits } from './stop-conditions.ts';
import { streamReply } from './stream-reply.ts';
import { noteUnreadCalls } from './unread-calls.ts';

/** One turn of the loop: ask the model, do what it asks for, or judge the work when it asks for nothing. Gives a stop when it was the last turn. */
export async function runTurn(run: Run): Promise<Stop | undefined> {
  const exhausted = checkLimits(run);
  if (exhausted !== undefined) return exhausted;
  const turn = beginTurn(run);

  await deliverSteering(run);
  const request = assembleRequest(run);
  if (!request.ok) return endTurn(run, turn, request.failure);

  const reply = await streamReply(run, request.value);
  if (!reply.ok) return endTurn(run, turn, reply.failure);

  const calls = await recordReply(run, reply.value);
  if (calls.length === 0) return endTurn(run, turn, await concludeWork(run, reply.value));

  const stop = await runToolCalls(run, calls);
  if (stop === undefined) await noteUnreadCalls(run, reply.value);
  return endTurn(run, turn, stop);
}
