import type { ChatMessage } from '@selfware/llm-client';
import type { WireMessage } from './house.ts';

/** What is wrong with a conversation as strict servers see it; undefined when nothing is. */
export function flawOf(messages: readonly WireMessage[]): string | undefined {
  let expected: string[] = [];
  for (const [index, message] of messages.entries()) {
    if (message.role === 'tool') {
      if (message.tool_call_id !== expected.shift()) return `result ${index} has no call before it`;
      continue;
    }
    if (expected.length > 0) return `message ${index} comes before the result of ${expected[0]}`;
    if (message.role === 'assistant') {
      expected = (message.tool_calls ?? []).map(({ id }) => id);
      if (expected.length === 0 && (message.content ?? '') === '') return `reply ${index} is empty`;
    }
    if (message.role === 'system' && index > 0) return `system message ${index} is not the first`;
  }
  return expected.length > 0 ? `no result for ${expected[0]}` : undefined;
}

/** What two spellings of one conversation have in common. */
export function gist(messages: readonly WireMessage[]): readonly string[] {
  return messages.map(({ role, content, tool_call_id: callId, tool_calls: calls }) =>
    JSON.stringify([role, content ?? '', callId ?? '', (calls ?? []).map(({ id }) => id)]),
  );
}

/** A message as it goes over the wire. */
export function toWire(message: ChatMessage): WireMessage {
  const { role, content } = message;
  if (message.role === 'tool') return { role, content, tool_call_id: message.callId };
  if (message.role !== 'assistant' || message.toolCalls === undefined) return { role, content };
  const calls = message.toolCalls.map(({ id, name }) => ({ id, function: { name } }));
  return { role, content, tool_calls: calls };
}
