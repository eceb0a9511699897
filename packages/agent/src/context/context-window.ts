import type { ChatMessage, TokenCounter, ToolSchema } from '@selfware/llm-client';
import { InvalidHistoryError } from '../errors.ts';

/** What fits, or by how much it does not. */
export interface FittedContext {
  /** Everything that was added: system messages first, each result right after its reply. */
  readonly messages: readonly ChatMessage[];
  /** An estimate over messages and tools. */
  readonly tokens: number;
  /** Present when `tokens` is above the budget: nothing was dropped, and nothing may be sent. */
  readonly overflow?: { readonly tokens: number; readonly budgetTokens: number };
}

/** The conversation as the model sees it. */
export interface ContextWindow {
  /**
   * Adds a message in constant time. A user message that comes between a reply and the results of its calls waits for the last of them.
   * Throws `agent/invalid-history` for a result without its call, and for a reply while a call has no result.
   */
  add(message: ChatMessage): void;
  /** Takes linear time; throws `agent/invalid-history` while a call has no result. */
  fit(budgetTokens: number): FittedContext;
}

/** How a window counts. */
export interface ContextWindowOptions {
  readonly counter: TokenCounter;
  /** Counted once with every request; absent means none. */
  readonly tools?: readonly ToolSchema[];
}

/** Creates an empty window. */
export function createContextWindow({ counter, tools = [] }: ContextWindowOptions): ContextWindow {
  const pinned: ChatMessage[] = [];
  const conversation: ChatMessage[] = [];
  const waiting: ChatMessage[] = [];
  const unanswered = new Set<string>();
  let tokens = counter.countMessages([], tools);
  return {
    add(message) {
      tokens += counter.countMessages([message]);
      if (message.role === 'system') pinned.push(message);
      else if (message.role === 'user' && unanswered.size > 0) waiting.push(message);
      else conversation.push(message);
      if (message.role === 'assistant') openCalls(message, unanswered);
      if (message.role !== 'tool') return;
      closeCall(message.callId, unanswered);
      if (unanswered.size === 0) conversation.push(...waiting.splice(0));
    },
    fit(budgetTokens) {
      if (unanswered.size > 0) throw misplaced('every call to have its result', 'one without');
      const overflow = tokens > budgetTokens ? { overflow: { tokens, budgetTokens } } : {};
      return { messages: [...pinned, ...conversation], tokens, ...overflow };
    },
  };
}

function openCalls(
  { toolCalls = [] }: Extract<ChatMessage, { role: 'assistant' }>,
  unanswered: Set<string>,
): void {
  if (unanswered.size > 0) throw misplaced('the result of every call', 'the next reply');
  for (const { id } of toolCalls) {
    if (unanswered.has(id)) throw misplaced('each call to have its own id', 'one id twice');
    unanswered.add(id);
  }
}

function closeCall(callId: string, unanswered: Set<string>): void {
  if (!unanswered.delete(callId)) throw misplaced('a call before its result', 'a result alone');
}

function misplaced(expected: string, got: string): InvalidHistoryError {
  return new InvalidHistoryError({ expected, got });
}
