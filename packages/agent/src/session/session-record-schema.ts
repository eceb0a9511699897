import * as z from 'zod/mini';
import { noticeCodes, runOutcomes } from '../agent-event.ts';
import type { SessionRecord } from './session-record.ts';

/** Builds the schema that every record passes before it is written and after it was read; fields it does not know are dropped. */
export function createSessionRecordSchema(): z.ZodMiniType<SessionRecord> {
  return z.discriminatedUnion('type', [
    sessionStart(),
    userMessage(),
    workingMemory(),
    undo(),
    runStart(),
    replyEnd(),
    toolCallStart(),
    fileChangeEvent(),
    toolCallEnd(),
    verificationStart(),
    verificationEnd(),
    notice(),
    runEnd(),
  ]);
}

const at = (): z.ZodMiniNumber => z.number();

function sessionStart() {
  return z.object({
    type: z.literal('session-start'),
    version: z.literal(1),
    at: at(),
    sessionId: z.string(),
    workspace: z.string(),
    model: z.string(),
    task: z.string(),
  });
}

function userMessage() {
  return z.object({
    type: z.literal('user-message'),
    at: at(),
    source: z.enum(['prompt', 'steering', 'resumption']),
    content: z.string(),
  });
}

function workingMemory() {
  return z.object({
    type: z.literal('working-memory'),
    at: at(),
    state: z.object({
      task: z.string(),
      plan: z.array(z.object({ text: z.string(), done: z.boolean() })),
      filesOfInterest: z.array(
        z.object({ path: z.string(), why: z.enum(['read', 'written']), turn: z.number() }),
      ),
    }),
  });
}

function undo() {
  return z.object({
    type: z.literal('undo'),
    at: at(),
    runId: z.string(),
    restored: z.array(z.string()),
    removed: z.array(z.string()),
    refused: z.array(z.object({ path: z.string(), reason: z.string() })),
  });
}

function runStart() {
  return z.object({
    type: z.literal('run-start'),
    version: z.literal(1),
    at: at(),
    sessionId: z.string(),
    runId: z.string(),
    workspace: z.string(),
    model: z.string(),
    mode: z.exactOptional(z.enum(['plan', 'default', 'accept-edits', 'auto', 'yolo', 'dont-ask'])),
    resumed: z.boolean(),
  });
}

function usage() {
  return z.object({
    input: z.number(),
    output: z.number(),
    cached: z.exactOptional(z.number()),
    source: z.enum(['server', 'estimate']),
  });
}

function replyEnd() {
  return z.object({
    type: z.literal('reply-end'),
    at: at(),
    text: z.string(),
    reasoning: z.string(),
    toolCalls: z.array(z.object({ id: z.string(), name: z.string(), rawArguments: z.string() })),
    usage: usage(),
    finishReason: z.enum(['stop', 'length', 'tool-calls', 'content-filter', 'unknown']),
  });
}

function toolCallStart() {
  return z.object({
    type: z.literal('tool-call-start'),
    at: at(),
    callId: z.string(),
    name: z.string(),
    rawArguments: z.string(),
  });
}

function fileChange() {
  const hash = (): z.ZodMiniString => z.string().check(z.regex(/^[\da-f]{64}$/));
  return z.object({
    path: z.string(),
    before: z.nullable(hash()),
    after: hash(),
    beforeMode: z.exactOptional(z.number()),
  });
}

function fileChangeEvent() {
  return z.object({
    type: z.literal('file-change'),
    at: at(),
    callId: z.string(),
    change: fileChange(),
  });
}

function toolOutcome() {
  return z.object({
    status: z.enum(['done', 'failed', 'denied', 'cancelled', 'timed-out']),
    text: z.string(),
    summary: z.string(),
    rule: z.exactOptional(z.string()),
    totalBytes: z.number(),
    clipped: z.boolean(),
    output: z.exactOptional(z.string()),
    durationMs: z.number(),
    changes: z.array(fileChange()),
    exitCode: z.exactOptional(z.number()),
  });
}

function toolCallEnd() {
  return z.object({
    type: z.literal('tool-call-end'),
    at: at(),
    callId: z.string(),
    name: z.string(),
    outcome: toolOutcome(),
  });
}

function verificationStart() {
  return z.object({ type: z.literal('verification-start'), at: at(), command: z.string() });
}

function verificationEnd() {
  return z.object({
    type: z.literal('verification-end'),
    at: at(),
    passed: z.boolean(),
    outcome: toolOutcome(),
  });
}

function notice() {
  return z.object({
    type: z.literal('notice'),
    at: at(),
    code: z.enum(noticeCodes),
    message: z.string(),
  });
}

function serializedError() {
  return z.object({
    code: z.string(),
    category: z.enum([
      'config',
      'invalid-input',
      'denied',
      'approval-required',
      'not-found',
      'conflict',
      'corrupt',
      'network',
      'provider',
      'timeout',
      'cancelled',
      'resource',
      'internal',
    ]),
    message: z.string(),
    hint: z.exactOptional(z.string()),
    retryable: z.boolean(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  });
}

function runEnd() {
  return z.object({
    type: z.literal('run-end'),
    at: at(),
    outcome: z.enum(runOutcomes),
    usage: usage(),
    turns: z.number(),
    durationMs: z.number(),
    verification: z.enum(['passed', 'failed', 'not-configured']),
    refused: z.number(),
    denied: z.number(),
    changes: z.array(fileChange()),
    error: z.exactOptional(serializedError()),
  });
}
