import type { ChatMessage, LlmErrorCode, ModelEvent, Timeouts } from './index.ts';

// @ts-expect-error a tool result names the call that it answers
export const withoutCall: ChatMessage = { role: 'tool', name: 'x', content: '' };

// @ts-expect-error only assistants call tools
export const userWithCalls: ChatMessage = { role: 'user', content: '', toolCalls: [] };

// @ts-expect-error no event has this type
export const unknownEvent: ModelEvent = { type: 'reply' };

// @ts-expect-error every code is listed
export const unknownCode: LlmErrorCode = 'llm-client/unknown';

export function nameOf(event: ModelEvent): string {
  // @ts-expect-error only a failed reply has an error
  return String(event.error);
}

// @ts-expect-error a timeout is a number of milliseconds
export const timeouts: Partial<Timeouts> = { idleMs: '5s' };
