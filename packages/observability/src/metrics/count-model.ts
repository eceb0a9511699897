import { createCounter, createDurationCounter, createNamedCounter, readAll } from './counters.ts';
import type { CountingRules } from './event-fields.ts';
import type { MetricsSnapshot } from './metrics-snapshot.ts';

type Channels =
  | 'selfware:agent:run-start'
  | 'selfware:agent:turn-end'
  | 'selfware:agent:run-end'
  | 'selfware:llm-client:request-start'
  | 'selfware:llm-client:request-end';

/** Counts runs, turns, requests to the model and tokens. */
export function countModel(): {
  readonly rules: Pick<CountingRules, Channels>;
  readonly read: () => Pick<MetricsSnapshot, 'runs' | 'turns' | 'requests' | 'tokens'>;
} {
  const runs = { started: createCounter(), byOutcome: createNamedCounter() };
  const turns = createDurationCounter();
  const requests = {
    started: createCounter(),
    byOutcome: createNamedCounter(),
    duration: createDurationCounter(),
    firstToken: createDurationCounter(),
  };
  const tokens = { input: createCounter(), output: createCounter() };
  return {
    rules: {
      'selfware:agent:run-start': () => runs.started.add(),
      'selfware:agent:turn-end': (fields) => turns.add(fields.number('durationMs')),
      'selfware:agent:run-end': (fields) => runs.byOutcome.add(fields.text('outcome')),
      'selfware:llm-client:request-start': () => requests.started.add(),
      'selfware:llm-client:request-end': (fields) => {
        requests.byOutcome.add(fields.text('outcome'));
        requests.duration.add(fields.number('durationMs'));
        requests.firstToken.add(fields.number('firstTokenMs'));
        tokens.input.add(fields.number('inputTokens'));
        tokens.output.add(fields.number('outputTokens'));
      },
    },
    read: () => ({
      runs: readAll(runs),
      turns: turns.read(),
      requests: readAll(requests),
      tokens: readAll(tokens),
    }),
  };
}
