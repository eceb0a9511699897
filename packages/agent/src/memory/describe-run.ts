import type { SessionId } from '@selfware/contracts';
import type { Episode } from '@selfware/memory';
import type { RunEnd } from '../agent-event.ts';

/** What an episode is made of. */
export interface DescribeRunOptions {
  readonly sessionId: SessionId;
  readonly task: string;
  readonly end: RunEnd;
  /** The last text of the model; empty when there was none. */
  readonly lastText: string;
}

const maxSummary = 600;

/** The one episode that is remembered of a run. */
export function describeRun({ sessionId, task, end, lastText }: DescribeRunOptions): Episode {
  const files = [...new Set(end.changes.map(({ path }) => path))];
  const summary = lastText.trim().slice(0, maxSummary).toWellFormed();
  return { sessionId, at: end.at, task, outcome: end.outcome, files, summary };
}
