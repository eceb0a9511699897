import { createTokenCounter, type ChatMessage } from '@selfware/llm-client';
import { describe, expect, it } from 'vitest';
import { InvalidHistoryError } from '../errors.ts';
import { createContextWindow, type ContextWindow } from './context-window.ts';

const counter = createTokenCounter();
const user = (content: string): ChatMessage => ({ role: 'user', content });
const calling = (...ids: readonly string[]): ChatMessage => {
  const toolCalls = ids.map((id) => ({ id, name: 'read_file', rawArguments: '{}' }));
  return { role: 'assistant', content: '', toolCalls };
};
const result = (callId: string): ChatMessage => {
  return { role: 'tool', callId, name: 'read_file', content: 'text' };
};

function windowOf(...messages: readonly ChatMessage[]): ContextWindow {
  const window = createContextWindow({ counter });
  for (const message of messages) window.add(message);
  return window;
}

describe('createContextWindow', () => {
  it('puts system messages first, whenever they are added', () => {
    const system: ChatMessage = { role: 'system', content: 'rules' };
    const { messages } = windowOf(user('a'), system).fit(1_000);
    expect(messages).toEqual([system, user('a')]);
  });

  it('keeps a user message back until every call before it has its result', () => {
    const { messages } = windowOf(calling('1', '2'), result('1'), user('a'), result('2')).fit(1e3);
    expect(messages).toEqual([calling('1', '2'), result('1'), result('2'), user('a')]);
  });

  it('tells by how much the messages overflow, and drops none', () => {
    const { messages, tokens, overflow } = windowOf(user('word '.repeat(100))).fit(50);
    expect(messages).toHaveLength(1);
    expect(overflow).toEqual({ tokens, budgetTokens: 50 });
    expect(tokens).toBeGreaterThan(50);
  });

  it('reports no overflow when exactly as many tokens are allowed', () => {
    const window = windowOf(user('hello'));
    expect(window.fit(window.fit(1_000).tokens).overflow).toBeUndefined();
  });

  it('counts the tools with every request', () => {
    const tools = [{ name: 'read_file', description: 'Reads a file.', parameters: {} }];
    const withTools = createContextWindow({ counter, tools }).fit(1_000).tokens;
    expect(withTools).toBeGreaterThan(createContextWindow({ counter }).fit(1_000).tokens);
  });

  it('refuses a result whose call is not there', () => {
    expect(() => windowOf(user('a'), result('1'))).toThrow(InvalidHistoryError);
  });

  it('refuses a reply while a call has no result', () => {
    expect(() => windowOf(calling('1'), calling('2'))).toThrow(InvalidHistoryError);
  });

  it('refuses a reply that uses one id twice', () => {
    expect(() => windowOf(calling('1', '1'))).toThrow(InvalidHistoryError);
  });

  it('gives no request while a call has no result', () => {
    expect(() => windowOf(calling('1')).fit(1_000)).toThrow(InvalidHistoryError);
  });
});
