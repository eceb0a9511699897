import type { Reply } from '@selfware/llm-client';
import type { FileChange, ToolOutcome } from '@selfware/tools';

/** What a run has used and done so far. */
export interface Tally {
  turns: number;
  toolCalls: number;
  usage: Reply['usage'];
  /** Calls that needed a yes and had nobody to give it. */
  refused: number;
  /** Calls that a rule or a person denied. */
  denied: number;
  verification: 'passed' | 'failed' | 'not-configured';
  failedVerifications: number;
  /** Replies in a row that neither said nor called anything whole. */
  fruitlessReplies: number;
  readonly changes: FileChange[];
}

/** Creates the tally of a run that has not begun. */
export function createTally(): Tally {
  return {
    turns: 0,
    toolCalls: 0,
    usage: { input: 0, output: 0, source: 'server' },
    refused: 0,
    denied: 0,
    verification: 'not-configured',
    failedVerifications: 0,
    fruitlessReplies: 0,
    changes: [],
  };
}

/** Adds the tokens of a reply; the sum is an estimate as soon as one of them is. */
export function countUsage(tally: Tally, { input, output, cached, source }: Reply['usage']): void {
  const { usage } = tally;
  const cachedSum = (usage.cached ?? 0) + (cached ?? 0);
  tally.usage = {
    input: usage.input + input,
    output: usage.output + output,
    ...(cachedSum > 0 ? { cached: cachedSum } : {}),
    source: source === 'estimate' ? 'estimate' : usage.source,
  };
}

/** Counts a denied call under its reason. */
export function countOutcome(tally: Tally, { status, rule }: ToolOutcome): void {
  if (status !== 'denied') return;
  if (rule === 'nobody-to-ask') tally.refused += 1;
  else tally.denied += 1;
}
