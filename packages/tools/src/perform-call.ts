import { systemClock, type Approved, type Clock, type Intent } from '@selfware/contracts';
import type { PreparedCall, Tool, ToolResult } from './define-tool.ts';
import type { FileChange, Hands } from './hands/hands.ts';
import { describeFailure } from './output/describe-failure.ts';
import type { RawOutcome } from './output/finish-outcome.ts';
import type { CallParts } from './run-tool-call.ts';

/** Lets a tool act, within its time limit and until the call is cancelled; changes are reported whatever then fails. */
export async function performCall(
  tool: Tool,
  prepared: PreparedCall,
  approvals: readonly Approved<Intent>[],
  parts: CallParts,
): Promise<RawOutcome> {
  const { clock = systemClock, signal } = parts;
  const changes: FileChange[] = [];
  const limit = new AbortController();
  const cancelTimer = clock.setTimer(() => limit.abort(), tool.limits.timeoutMs);
  const stop = AbortSignal.any([signal, limit.signal]);
  const hands = bindHands(parts, changes);
  const acting = prepared.perform(approvals, { hands, signal: stop, clock });
  const result = await settle(tool, acting, stop, clock);
  cancelTimer();
  if (signal.aborted) return { ...result, status: 'cancelled', changes };
  if (limit.signal.aborted) return { ...timedOut(tool, result), changes };
  return { ...result, status: result.status ?? 'done', changes };
}

// The hands of one call: they report every change, and a search shows no file that could not be read by itself.
function bindHands({ hands, judge }: CallParts, changes: FileChange[]): Hands {
  const mayRead = async (path: string): Promise<boolean> =>
    (await judge.judge({ kind: 'read-file', path })).verdict.decision === 'allow';
  return {
    ...hands,
    searchTree: (approved, query, options) =>
      hands.searchTree(approved, query, { ...options, mayRead }),
    async writeFile(approved) {
      const change = await hands.writeFile(approved);
      changes.push(change);
      return change;
    },
    async exportSession(approved) {
      const written = await hands.exportSession(approved);
      if (written.ok) changes.push(written.value.change);
      return written;
    },
    async editFile(approved) {
      const edit = await hands.editFile(approved);
      if (edit.ok) changes.push(edit.value.change);
      return edit;
    },
  };
}

// What acts is given a moment to stop by itself, so that its last change is still reported.
const stopMs = 5_000;

async function settle(
  tool: Tool,
  acting: Promise<ToolResult>,
  stop: AbortSignal,
  clock: Clock,
): Promise<ToolResult> {
  const { promise: abandoned, resolve: abandon } = Promise.withResolvers<ToolResult>();
  const stopped = { text: `${tool.name} was stopped.`, summary: `${tool.name} stopped` };
  let cancelTimer = (): void => {};
  const onStop = (): void => {
    cancelTimer = clock.setTimer(() => abandon(stopped), stopMs);
  };
  if (stop.aborted) onStop();
  else stop.addEventListener('abort', onStop, { once: true });
  const ended = acting.catch((error: unknown): ToolResult => {
    return stop.aborted ? stopped : { status: 'failed', ...describeFailure(tool.name, error) };
  });
  const result = await Promise.race([ended, abandoned]);
  cancelTimer();
  stop.removeEventListener('abort', onStop);
  return result;
}

function timedOut(tool: Tool, result: ToolResult): RawOutcome {
  const notice = `${tool.name} was stopped after its time limit of ${tool.limits.timeoutMs} ms.`;
  return { ...result, status: 'timed-out', text: `${notice}\n${result.text}`, summary: notice };
}
