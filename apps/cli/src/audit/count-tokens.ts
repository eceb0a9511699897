import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { LlmClientEvents } from '@selfware/contracts';

/** Counts what the model costs. */
export interface TokenCount {
  /** Tokens in and out of every request so far. */
  readonly total: () => number;
  stop(): void;
}

type Field = 'inputTokens' | 'outputTokens';
type RequestEnd = LlmClientEvents['selfware:llm-client:request-end'];

/** Starts to count the tokens of every request of this process. */
export function countTokens(): TokenCount {
  let total = 0;
  const count = (message: unknown): void => {
    total += tokens(message, 'inputTokens') + tokens(message, 'outputTokens');
  };
  subscribe('selfware:llm-client:request-end', count);
  return {
    total: () => total,
    stop: () => void unsubscribe('selfware:llm-client:request-end', count),
  };
}

// Any module of this process may publish there: what is no number costs nothing.
function tokens(message: unknown, field: Field & keyof RequestEnd): number {
  const value: unknown = Object(message) === message ? Reflect.get(Object(message), field) : 0;
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
