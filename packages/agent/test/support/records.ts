import type { ToolOutcome } from '@selfware/tools';
import type { ReplyEnd, RequestedCall, RunEnd, RunStart } from '../../src/agent-event.ts';
import type { SessionRecord } from '../../src/session/session-record.ts';

/** A time that no test reads. */
export const at = 1_700_000_000_000;

/** A call of `read_file`. */
export function callOf(id: string, rawArguments = '{"path":"a.txt"}'): RequestedCall {
  return { id, name: 'read_file', rawArguments };
}

/** An outcome; `done` with the text `ok` unless told. */
export function outcomeOf(outcome: Partial<ToolOutcome> = {}): ToolOutcome {
  const text = outcome.text ?? 'ok';
  const size = { totalBytes: text.length, clipped: false, durationMs: 1 };
  return { status: 'done', text, summary: text, ...size, changes: [], ...outcome };
}

/** A reply with the given calls. */
export function replyOf(text: string, ...toolCalls: readonly RequestedCall[]): ReplyEnd {
  return {
    type: 'reply-end',
    at,
    text,
    reasoning: '',
    toolCalls,
    usage: { input: 10, output: 5, source: 'server' },
    finishReason: toolCalls.length > 0 ? 'tool-calls' : 'stop',
  };
}

/** The start of a call. */
export function startOf(call: RequestedCall): SessionRecord {
  const { id: callId, name, rawArguments } = call;
  return { type: 'tool-call-start', at, callId, name, rawArguments };
}

/** The end of a call. */
export function endOf(call: RequestedCall, outcome: Partial<ToolOutcome> = {}): SessionRecord {
  return {
    type: 'tool-call-end',
    at,
    callId: call.id,
    name: call.name,
    outcome: outcomeOf(outcome),
  };
}

/** The words of a user. */
export function saidOf(content: string): SessionRecord {
  return { type: 'user-message', at, source: 'prompt', content };
}

/** The beginning of a run. */
export function runStartOf(runId: string, resumed = false): RunStart {
  const about = { sessionId: 's', workspace: '/w', model: 'm' };
  return { type: 'run-start', version: 1, at, runId, ...about, resumed };
}

/** The end of a run. */
export function runEndOf(end: Partial<RunEnd> = {}): RunEnd {
  return {
    type: 'run-end',
    at,
    outcome: 'done',
    usage: { input: 10, output: 5, source: 'server' },
    turns: 1,
    durationMs: 1,
    verification: 'not-configured',
    refused: 0,
    denied: 0,
    changes: [],
    ...end,
  };
}

/** One record of every type, with every optional field once. */
export function everyRecord(): readonly SessionRecord[] {
  const hash = 'a'.repeat(64);
  const change = { path: 'a.txt', before: hash, after: 'b'.repeat(64), beforeMode: 0o644 };
  const call = callOf('c1');
  const error = {
    code: 'x/y',
    category: 'internal',
    message: 'm',
    hint: 'h',
    retryable: false,
    details: { size: 1, path: null },
  } as const;
  const about = { workspace: '/w', model: 'm', task: 't' };
  return [
    { type: 'session-start', version: 1, at, sessionId: 's', ...about },
    { ...runStartOf('r1'), mode: 'default' },
    saidOf('hello'),
    replyOf('text', call),
    startOf(call),
    { type: 'file-change', at, callId: 'c1', change },
    endOf(call, { status: 'denied', rule: 'plan-mode', exitCode: 1, changes: [change] }),
    {
      type: 'working-memory',
      at,
      state: {
        task: 't',
        plan: [{ text: 'p', done: true }],
        filesOfInterest: [{ path: 'a', why: 'read', turn: 1 }],
      },
    },
    { type: 'verification-start', at, command: 'npm test' },
    { type: 'verification-end', at, passed: false, outcome: outcomeOf() },
    { type: 'notice', at, code: 'repeated-call', message: 'm' },
    runEndOf({ changes: [change], error }),
    {
      type: 'undo',
      at,
      runId: 'r1',
      restored: ['a'],
      removed: ['b'],
      refused: [{ path: 'c', reason: 'r' }],
    },
  ];
}
