import type { CallId, RunId } from '@selfware/contracts';
import type { WorkingMemoryState } from '@selfware/memory';
import type { RequestedCall } from '../agent-event.ts';
import type { ContextWindow } from '../context/context-window.ts';
import { messageOfRecord } from '../context/message-of-record.ts';
import { InvalidHistoryError } from '../errors.ts';
import type { SessionRecord } from './session-record.ts';

/** A call of the last reply that has no result. */
export interface UnansweredCall extends RequestedCall {
  /** True when it may have acted. */
  readonly started: boolean;
}

/** What the records of a session amount to; the live run and a resumed one fold the same records with the same code. */
export interface History {
  /** Takes the next record; throws `agent/invalid-history` when it cannot follow the ones before. */
  apply(record: SessionRecord): void;
  /** Calls of the last reply that have no result yet, in order. */
  unanswered(): readonly UnansweredCall[];
  /** Whether an id was given to an earlier call. */
  hasCall(id: CallId): boolean;
  /** The last one recorded; absent when none was. */
  workingMemory(): WorkingMemoryState | undefined;
  /** What the session was created for; empty before its first record. */
  task(): string;
  /** The last text of the model that was not empty; empty when there was none. */
  lastText(): string;
  /** The run that began last; absent when none did. */
  lastRun(): { readonly runId: RunId; readonly ended: boolean } | undefined;
}

/** Creates an empty history, whose messages go to `window` as the records come in. */
export function createHistory(window: Pick<ContextWindow, 'add'>): History {
  const callIds = new Set<CallId>();
  const unanswered = new Map<CallId, UnansweredCall>();
  let workingMemory: WorkingMemoryState | undefined;
  let task = '';
  let lastText = '';
  let lastRun: { runId: RunId; ended: boolean } | undefined;

  function noteCalls(record: SessionRecord): void {
    if (record.type === 'reply-end') {
      for (const call of record.toolCalls) {
        callIds.add(call.id);
        unanswered.set(call.id, { ...call, started: false });
      }
    } else if (record.type === 'tool-call-start') {
      const call = unanswered.get(record.callId);
      if (call === undefined) throw startWithoutCall();
      unanswered.set(record.callId, { ...call, started: true });
    } else if (record.type === 'tool-call-end') unanswered.delete(record.callId);
  }

  return {
    apply(record) {
      const message = messageOfRecord(record);
      if (message !== undefined) window.add(message);
      noteCalls(record);
      if (record.type === 'session-start') task = record.task;
      if (record.type === 'reply-end' && record.text !== '') lastText = record.text;
      if (record.type === 'working-memory') workingMemory = record.state;
      if (record.type === 'run-start') lastRun = { runId: record.runId, ended: false };
      if (record.type === 'run-end' && lastRun !== undefined) lastRun = { ...lastRun, ended: true };
    },
    unanswered: () => [...unanswered.values()],
    hasCall: (id) => callIds.has(id),
    workingMemory: () => workingMemory,
    task: () => task,
    lastText: () => lastText,
    lastRun: () => lastRun,
  };
}

function startWithoutCall(): InvalidHistoryError {
  const got = 'the start of a call that no reply asked for';
  return new InvalidHistoryError({ expected: 'calls of the last reply', got });
}
