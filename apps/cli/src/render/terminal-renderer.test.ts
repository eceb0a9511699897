import type { AgentEvent } from '@selfware/agent';
import { describe, expect, it } from 'vitest';
import { callEvents, runEnd } from '../../test/support/events.ts';
import { createFakeHost, type FakeHost } from '../../test/support/fake-host.ts';
import { plainLook } from '../../test/support/plain-look.ts';
import { createLook } from './look.ts';
import { createTerminalRenderer } from './terminal-renderer.ts';

function show(
  events: readonly AgentEvent[],
  { terminal = false, look = plainLook } = {},
): FakeHost {
  const host = createFakeHost({ terminal });
  const renderer = createTerminalRenderer(host, look);
  for (const event of events) void renderer.show(event);
  return host;
}

const say = (text: string): AgentEvent => ({ type: 'text-delta', at: 0, text });
const replyEnd: AgentEvent = {
  type: 'reply-end',
  at: 0,
  text: '',
  reasoning: '',
  toolCalls: [],
  usage: { input: 1, output: 1, source: 'server' },
  finishReason: 'stop',
};
const verbose = createLook({ color: false, ascii: false, quiet: false, verbose: true });
const quiet = createLook({ color: false, ascii: true, quiet: true, verbose: false });

describe('createTerminalRenderer', () => {
  it('streams the words of the model to standard output, neutralised', () => {
    const host = show([say('Hel'), say('lo \u001b[2J'), replyEnd]);
    expect(host.out()).toBe('Hello <1B>[2J\n');
    expect(host.err()).toBe('');
  });

  it('shows one line for each call: what, on what, how long', () => {
    expect(show(callEvents()).err()).toBe('✓ run_command npm test 12 ms\n');
  });

  it('says why a call failed or was denied', () => {
    const failed = show(callEvents({ status: 'failed', summary: 'exit code 1' }));
    expect(failed.err()).toBe('✗ run_command npm test failed: exit code 1 12 ms\n');
    const denied = show(callEvents({ status: 'denied', rule: 'plan-mode', summary: 'only reads' }));
    expect(denied.err()).toBe('⊘ run_command npm test denied (plan-mode): only reads\n');
  });

  it('never lets the name or the arguments of a call reach the terminal raw', () => {
    const host = show(callEvents({}, 'a\u001b[8m\nb\u202e'));
    expect(host.err()).toBe('✓ run_command a<1B>[8m b<202E> 12 ms\n');
  });

  it('shows what is going on in a passing line, only at a terminal', () => {
    const [start] = callEvents();
    expect(show([start!]).err()).toBe('');
    const host = show(callEvents(), { terminal: true });
    expect(host.err()).toBe('… run_command npm test\r\u001b[K✓ run_command npm test 12 ms\n');
  });

  it('says that it still waits, and takes that away', () => {
    const waiting = { type: 'still-waiting', at: 0, waitedMs: 12_000, phase: 'headers' } as const;
    const host = show([waiting, say('hi')], { terminal: true });
    expect(host.err()).toBe('… waiting for the model, 12.0 s\r\u001b[K');
    expect(host.out()).toBe('hi');
  });

  it('tells of retries, notices and verification', () => {
    const [, end] = callEvents({ summary: 'exit code 1' });
    const outcome = end?.type === 'tool-call-end' ? end.outcome : undefined;
    const host = show([
      { type: 'retry', at: 0, attempt: 2, delayMs: 500, code: 'llm-client/http-status' },
      { type: 'notice', at: 0, code: 'empty-reply', message: 'nothing came' },
      { type: 'verification-start', at: 0, command: 'npm test' },
      { type: 'verification-end', at: 0, passed: false, outcome: outcome! },
      { type: 'verification-end', at: 0, passed: true, outcome: outcome! },
    ]);
    expect(host.err().split('\n')).toEqual([
      '! llm-client/http-status: attempt 2 in 500 ms',
      '! nothing came',
      '✗ verification failed: exit code 1 12 ms',
      '✓ verification passed 12 ms',
      '',
    ]);
  });

  it('begins a new line where words were not ended', () => {
    const host = show([say('thinking'), ...callEvents()]);
    expect(host.out()).toBe('thinking\n');
  });

  it('shows reasoning and what tools gave back only when asked to', () => {
    const reasoning: AgentEvent = { type: 'reasoning-delta', at: 0, text: 'hm' };
    expect(show([reasoning, replyEnd]).err()).toBe('');
    const host = show([reasoning, ...callEvents()], { look: verbose });
    expect(host.err()).toBe('hm\n✓ run_command npm test 12 ms\n    output\n    of it\n');
  });

  it('shows only words when it shall be quiet, and still how a bad run ended', () => {
    const host = show([say('hi'), ...callEvents(), runEnd()], { look: quiet });
    expect([host.out(), host.err()]).toEqual(['hi\n', '']);
    expect(show([runEnd({ outcome: 'unfinished' })], { look: quiet }).err()).toContain(
      'x ended without being finished',
    );
  });

  it('ends with one line that sums up', () => {
    expect(show([runEnd({ verification: 'passed' })]).err()).toBe(
      '✓ done · verified · 2 turns · 1,234 in, 56 tokens out · 1.5 s\n',
    );
  });

  it('writes colours only when it may', () => {
    const colourful = createLook({ color: true, ascii: false, quiet: false, verbose: false });
    expect(show(callEvents(), { look: colourful }).err()).toContain('\u001b[32m✓\u001b[39m');
    expect(show(callEvents()).err()).not.toContain('\u001b');
  });
});
