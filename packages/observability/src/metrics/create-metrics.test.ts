import { channel } from 'node:diagnostics_channel';
import type { AllEvents } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import { createMetrics } from './create-metrics.ts';
import { formatMetrics } from './format-metrics.ts';
import type { MetricsSnapshot } from './metrics-snapshot.ts';

type Unstamped<Name extends keyof AllEvents> = Omit<AllEvents[Name], 'at'>;

function publish<Name extends keyof AllEvents>(name: Name, event: Unstamped<Name>): void {
  channel(name).publish({ at: 0, ...event });
}

const request = { model: 'm', durationMs: 100, inputTokens: 10, outputTokens: 5 };

function publishOneRun(): void {
  publish('selfware:agent:run-start', { sessionId: 's', runId: 'r', resumed: false });
  publish('selfware:llm-client:request-start', { model: 'm', bytes: 9, attempt: 1 });
  publish('selfware:resilience:retry', { attempt: 2, delayMs: 40 });
  publish('selfware:resilience:circuit', { name: 'the server', state: 'open' });
  publish('selfware:llm-client:request-end', { ...request, outcome: 'done', firstTokenMs: 20 });
  publish('selfware:llm-client:request-end', { ...request, outcome: 'failed', code: 'x' });
  publish('selfware:tools:call-start', { tool: 'run_command', callId: 'c' });
  publish('selfware:safety:verdict', {
    intent: 'run-shell',
    decision: 'ask',
    rule: 'unlisted',
    durationMs: 1,
  });
  publish('selfware:safety:approval', { intent: 'run-shell', answer: 'yes', scope: 'once' });
  publish('selfware:process-supervisor:program-start', {
    program: 'sh',
    pid: 1,
    containment: 'guard',
  });
  publish('selfware:process-supervisor:program-end', {
    program: 'sh',
    status: 'exited',
    durationMs: 7,
    survivors: 1,
  });
  publish('selfware:tools:call-end', {
    tool: 'run_command',
    callId: 'c',
    status: 'done',
    durationMs: 8,
    outputBytes: 30,
  });
  publish('selfware:persistence:commit', { records: 2, bytes: 200, durationMs: 3 });
  publish('selfware:persistence:quarantine', { file: 'f', reason: 'r' });
  publish('selfware:memory:recall', { found: 2, durationMs: 4 });
  publish('selfware:memory:remember', { bytes: 50 });
  publish('selfware:agent:turn-end', { runId: 'r', turn: 1, toolCalls: 1, durationMs: 200 });
  publish('selfware:agent:run-end', { runId: 'r', outcome: 'done', turns: 1, durationMs: 250 });
}

function countOneRun(): MetricsSnapshot {
  const metrics = createMetrics();
  publishOneRun();
  metrics.close();
  return metrics.snapshot();
}

describe('createMetrics', () => {
  it('counts one run by what the packages publish', () => {
    expect(countOneRun()).toEqual({
      runs: { started: 1, byOutcome: { done: 1 } },
      turns: { count: 1, totalMs: 200, maxMs: 200 },
      requests: {
        started: 1,
        byOutcome: { done: 1, failed: 1 },
        duration: { count: 2, totalMs: 200, maxMs: 100 },
        firstToken: { count: 1, totalMs: 20, maxMs: 20 },
      },
      tokens: { input: 20, output: 10 },
      toolCalls: {
        started: 1,
        byTool: { run_command: { done: 1 } },
        duration: { count: 1, totalMs: 8, maxMs: 8 },
        outputBytes: 30,
      },
      verdicts: { byDecision: { ask: 1 }, byRule: { unlisted: 1 } },
      approvals: { yes: 1 },
      retries: { count: 1, delayMs: 40 },
      circuits: { byState: { open: 1 } },
      programs: {
        started: 1,
        byStatus: { exited: 1 },
        survivors: 1,
        duration: { count: 1, totalMs: 7, maxMs: 7 },
      },
      journal: {
        records: 2,
        bytes: 200,
        commit: { count: 1, totalMs: 3, maxMs: 3 },
        quarantines: 1,
      },
      memory: { recalls: { count: 1, totalMs: 4, maxMs: 4 }, found: 2, remembered: 1 },
    });
  });

  it('gives plain JSON', () => {
    const snapshot = countOneRun();
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
  });

  it('counts nothing after it was closed, and each counter on its own', () => {
    const first = createMetrics();
    first.close();
    first.close();
    const second = createMetrics();
    publishOneRun();
    second.close();
    expect(first.snapshot().runs.started).toBe(0);
    expect(second.snapshot().runs.started).toBe(1);
  });

  it('counts a message of another shape as unknown and never throws', () => {
    const metrics = createMetrics();
    const end = channel('selfware:tools:call-end');
    const hostile = {
      get tool(): string {
        throw new Error('no');
      },
    };
    for (const message of [undefined, null, 1, {}, { tool: 5, durationMs: 'long' }, hostile])
      end.publish(message);
    metrics.close();
    const { byTool, duration } = metrics.snapshot().toolCalls;
    expect(byTool).toEqual({ unknown: { unknown: 5 } });
    expect(duration.count).toBe(0);
  });

  it('counts tools beyond 100 names together, and takes any name as a name', () => {
    const metrics = createMetrics();
    const end = channel('selfware:tools:call-end');
    end.publish({ tool: '__proto__', status: 'failed' });
    for (let index = 0; index < 150; index += 1)
      end.publish({ tool: `tool-${index}`, status: 'failed' });
    metrics.close();
    const { byTool } = metrics.snapshot().toolCalls;
    expect(Object.keys(byTool)).toHaveLength(101);
    expect(byTool['(other)']).toEqual({ failed: 51 });
    expect(Object.hasOwn(byTool, '__proto__')).toBe(true);
  });
});

describe('formatMetrics', () => {
  it('is empty when nothing happened', () => {
    const metrics = createMetrics();
    metrics.close();
    expect(formatMetrics(metrics.snapshot())).toBe('');
  });

  it('writes one line for each subject that occurred', () => {
    expect(formatMetrics(countOneRun()).split('\n')).toEqual([
      'turns: 1 (200 ms in all, 200 ms longest)',
      'requests: 1 (1 done, 1 failed, 200 ms in all, 100 ms longest)',
      'first token: 1 (20 ms in all, 20 ms longest)',
      'tokens: 30 (20 in, 10 out)',
      'tool calls: 1 (8 ms in all, 8 ms longest)',
      '  run_command: 1 (1 done)',
      'verdicts: 1 (1 ask)',
      '  unlisted: 1',
      'approvals: 1 (1 yes)',
      'programs: 1 (1 exited, 7 ms in all, 7 ms longest)',
      'retries: 1 (40 ms waited)',
      'changes of circuits: 1 (1 open)',
      'journal records: 2 (200 bytes, 3 ms in all, 3 ms longest)',
      'quarantines: 1',
      'recalls: 1 (2 found)',
    ]);
  });

  it('lets no control character of a tool name reach the terminal', () => {
    const metrics = createMetrics();
    channel('selfware:tools:call-end').publish({ tool: 'a\u001b[2J\nb', status: 'failed' });
    metrics.close();
    expect(formatMetrics(metrics.snapshot())).toBe('  a?[2J?b: 1 (1 failed)');
  });
});
