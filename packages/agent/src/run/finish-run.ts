import type { SessionId } from '@selfware/contracts';
import type { RunEnd } from '../agent-event.ts';
import { StorageFailedError } from '../errors.ts';
import { publishRunEnd } from '../events.ts';
import { describeRun } from '../memory/describe-run.ts';
import type { Run, Stop } from '../turn/run.ts';

/** What a run ends with. */
export interface FinishRunOptions {
  readonly stop: Stop;
  readonly sessionId: SessionId;
  /** On the clock's monotonic scale. */
  readonly startedMs: number;
}

/** Remembers the run, then records and shows its one end. */
export async function finishRun(run: Run, options: FinishRunOptions): Promise<void> {
  const { clock, history, log } = run;
  const end = describeEnd(run, options);
  await remember(run, end, options.sessionId);
  try {
    await log.record(end);
  } catch (error) {
    // What cannot be stored is told all the same: every run ends with exactly one run-end.
    if (!(error instanceof StorageFailedError)) throw error;
    log.show({ ...end, outcome: 'storage-failed', error: end.error ?? error.toJSON() });
  }
  const { outcome, turns, durationMs } = end;
  const runId = history.lastRun()?.runId ?? '';
  publishRunEnd({ at: clock.now(), runId, outcome, turns, durationMs });
}

function describeEnd({ clock, tally }: Run, { stop, startedMs }: FinishRunOptions): RunEnd {
  const { changes, denied, refused, turns, usage, verification } = tally;
  return {
    type: 'run-end',
    at: clock.now(),
    outcome: stop.outcome,
    usage,
    turns,
    durationMs: clock.monotonicMs() - startedMs,
    verification,
    refused,
    denied,
    changes: [...changes],
    ...(stop.error === undefined ? {} : { error: stop.error }),
  };
}

async function remember(run: Run, end: RunEnd, sessionId: SessionId): Promise<void> {
  const { clock, history, log, parts } = run;
  const episode = describeRun({
    sessionId,
    task: history.task(),
    end,
    lastText: history.lastText(),
  });
  try {
    await parts.memory?.remember(episode);
  } catch {
    // The work is done and must be told; the memory is a convenience.
    const message = 'This run could not be stored in memory.';
    log.show({ type: 'notice', at: clock.now(), code: 'memory-unavailable', message });
  }
}
