import type { FileChange, ToolOutcome } from '@selfware/tools';
import type { RequestedCall, ToolCallStart } from '../agent-event.ts';
import { countOutcome } from '../budget/tally.ts';
import { noteToolCall } from '../memory/note-tool-call.ts';
import type { SessionRecord } from '../session/session-record.ts';
import { outcomeWithoutRun } from '../session/settle-calls.ts';
import type { LoopVerdict } from './loop-guard.ts';
import { stopFromOutside, type Run, type Stop } from './run.ts';

/**
 * Runs the calls of a reply one after the other, whose first start is recorded already.
 * Each has one start and one end, run or not, so that the conversation stays whole; the end of one shares its commit with the start of the next.
 */
export async function runToolCalls(
  run: Run,
  calls: readonly RequestedCall[],
): Promise<Stop | undefined> {
  let stop: Stop | undefined;
  for (const [index, call] of calls.entries()) {
    stop ??= stopFromOutside(run);
    const outcome = stop === undefined ? await performCall(run, call) : outcomeWithoutRun(notRun);
    const verdict = run.mind.guard.note(call, outcome);
    const noted = takeNote(run, call, outcome);
    stop ??= stopFromOutside(run) ?? (verdict === 'stop' ? { outcome: 'unfinished' } : undefined);
    const records = [endOf(run, call, outcome), ...warningOf(run, verdict), ...noted];
    await run.log.record(...records, ...startOfNext(run, calls[index + 1]));
  }
  return stop;
}

const notRun = 'not run: the run ended before this call was started';

/** The record that a call is about to run. */
export function startOf(
  { id: callId, name, rawArguments }: RequestedCall,
  at: number,
): ToolCallStart {
  return { type: 'tool-call-start', at, callId, name, rawArguments };
}

async function performCall(run: Run, call: RequestedCall): Promise<ToolOutcome> {
  const { changes, toolbox } = run.parts;
  const disconnect = changes.connect((change) => recordChange(run, call, change));
  return toolbox.run(call, { signal: run.ending.signal }).finally(disconnect);
}

async function recordChange(
  { clock, log }: Run,
  { id: callId }: RequestedCall,
  change: FileChange,
): Promise<void> {
  await log.record({ type: 'file-change', at: clock.now(), callId, change });
}

function takeNote(run: Run, call: RequestedCall, outcome: ToolOutcome): SessionRecord[] {
  const { clock, mind, tally } = run;
  tally.toolCalls += 1;
  countOutcome(tally, outcome);
  tally.changes.push(...outcome.changes);
  const noted = noteToolCall(mind.workingMemory, { call, outcome, turn: tally.turns });
  if (!noted) return [];
  return [{ type: 'working-memory', at: clock.now(), state: mind.workingMemory.state() }];
}

function endOf(
  { clock }: Run,
  { id: callId, name }: RequestedCall,
  outcome: ToolOutcome,
): SessionRecord {
  return { type: 'tool-call-end', at: clock.now(), callId, name, outcome };
}

const warning =
  'You made the same call three times and it ended the same way. Do something else; after five the run ends.';

function warningOf({ clock }: Run, verdict: LoopVerdict): SessionRecord[] {
  if (verdict !== 'warn') return [];
  return [{ type: 'notice', at: clock.now(), code: 'repeated-call', message: warning }];
}

function startOfNext({ clock }: Run, next: RequestedCall | undefined): SessionRecord[] {
  return next === undefined ? [] : [startOf(next, clock.now())];
}
