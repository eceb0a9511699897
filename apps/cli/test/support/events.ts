import type { AgentEvent, RunEnd, ToolCallEnd } from '@selfware/agent';

/** The end of a run that went well. */
export function runEnd(changes: Partial<RunEnd> = {}): RunEnd {
  return {
    type: 'run-end',
    at: 0,
    outcome: 'done',
    usage: { input: 1_234, output: 56, source: 'server' },
    turns: 2,
    durationMs: 1_500,
    verification: 'not-configured',
    refused: 0,
    denied: 0,
    changes: [],
    ...changes,
  };
}

/** The two events of a call that ran a command. */
export function callEvents(
  outcome: Partial<ToolCallEnd['outcome']> = {},
  command = 'npm test',
): readonly AgentEvent[] {
  const name = 'run_command';
  return [
    {
      type: 'tool-call-start',
      at: 0,
      callId: 'c1',
      name,
      rawArguments: JSON.stringify({ command }),
    },
    {
      type: 'tool-call-end',
      at: 0,
      callId: 'c1',
      name,
      outcome: {
        status: 'done',
        text: 'output\nof it',
        summary: 'exit code 0',
        totalBytes: 6,
        clipped: false,
        durationMs: 12,
        changes: [],
        ...outcome,
      },
    },
  ];
}
