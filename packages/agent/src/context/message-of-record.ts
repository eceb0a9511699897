import { parseJson } from '@selfware/contracts';
import type { ChatMessage, RequestedToolCall } from '@selfware/llm-client';
import type { NoticeCode, VerificationEnd } from '../agent-event.ts';
import type { SessionRecord, UndoRecord } from '../session/session-record.ts';
import { quoteLines } from './quote-lines.ts';

/** What the model reads of a record; undefined when it is none of the model's business. */
export function messageOfRecord(record: SessionRecord): ChatMessage | undefined {
  switch (record.type) {
    case 'user-message':
      return { role: 'user', content: record.content };
    case 'reply-end':
      return messageOfReply(record);
    case 'tool-call-end':
      return toolResult(record.callId, record.name, record.outcome.text);
    case 'verification-end':
      return record.passed ? undefined : { role: 'user', content: describeFailure(record) };
    case 'notice':
      return readByModel.has(record.code) ? { role: 'user', content: record.message } : undefined;
    case 'undo':
      return messageOfUndo(record);
    default:
      return undefined;
  }
}

const readByModel: ReadonlySet<NoticeCode> = new Set([
  'repeated-call',
  'empty-reply',
  'reply-cut',
  'call-not-run',
]);

function messageOfReply({
  text,
  toolCalls,
}: Extract<SessionRecord, { type: 'reply-end' }>): ChatMessage | undefined {
  // Servers refuse an assistant message that holds neither text nor calls.
  if (text.trim() === '' && toolCalls.length === 0) return undefined;
  const calls = toolCalls.length === 0 ? {} : { toolCalls: toolCalls.map(withJsonArguments) };
  return { role: 'assistant', content: text, ...calls };
}

// Chat templates of local servers parse the arguments of earlier calls, and fail every later request over one that is no object.
function withJsonArguments(call: RequestedToolCall): RequestedToolCall {
  const parsed = parseJson(call.rawArguments, { maxLength: Infinity, maxDepth: 100 });
  const isObject = parsed.ok && typeof parsed.value === 'object' && parsed.value !== null;
  if (isObject && !Array.isArray(parsed.value)) return call;
  return { ...call, rawArguments: JSON.stringify({ unparsed: call.rawArguments }) };
}

function toolResult(callId: string, name: string, text: string): ChatMessage {
  return { role: 'tool', callId, name, content: text };
}

function describeFailure({ outcome }: VerificationEnd): string {
  return `The verification command did not pass. Go on until it does. Its output:\n${quoteLines(outcome.text)}`;
}

function messageOfUndo({ restored, removed }: UndoRecord): ChatMessage | undefined {
  const paths = [...restored, ...removed];
  if (paths.length === 0) return undefined;
  const content = `The user took back your changes of these files:\n${quoteLines(paths.join('\n'))}`;
  return { role: 'user', content };
}
