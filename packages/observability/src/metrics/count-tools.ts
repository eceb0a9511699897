import {
  createCounter,
  createDurationCounter,
  createGroup,
  createNamedCounter,
  readAll,
} from './counters.ts';
import type { CountingRules } from './event-fields.ts';
import type { MetricsSnapshot } from './metrics-snapshot.ts';

type Channels =
  | 'selfware:tools:call-start'
  | 'selfware:tools:call-end'
  | 'selfware:safety:verdict'
  | 'selfware:safety:approval';

/** Counts tool calls, verdicts and approvals. */
export function countTools(): {
  readonly rules: Pick<CountingRules, Channels>;
  readonly read: () => Pick<MetricsSnapshot, 'toolCalls' | 'verdicts' | 'approvals'>;
} {
  const toolCalls = {
    started: createCounter(),
    duration: createDurationCounter(),
    outputBytes: createCounter(),
  };
  const byTool = createGroup(createNamedCounter);
  const verdicts = { byDecision: createNamedCounter(), byRule: createNamedCounter() };
  const approvals = createNamedCounter();
  return {
    rules: {
      'selfware:tools:call-start': () => toolCalls.started.add(),
      'selfware:tools:call-end': (fields) => {
        byTool.get(fields.text('tool')).add(fields.text('status'));
        toolCalls.duration.add(fields.number('durationMs'));
        toolCalls.outputBytes.add(fields.number('outputBytes'));
      },
      'selfware:safety:verdict': (fields) => {
        verdicts.byDecision.add(fields.text('decision'));
        verdicts.byRule.add(fields.text('rule'));
      },
      'selfware:safety:approval': (fields) => approvals.add(fields.text('answer')),
    },
    read: () => ({
      toolCalls: { ...readAll(toolCalls), byTool: byTool.read((counter) => counter.read()) },
      verdicts: readAll(verdicts),
      approvals: approvals.read(),
    }),
  };
}
