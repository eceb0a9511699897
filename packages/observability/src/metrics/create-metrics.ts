import { subscribeAll } from '../subscribe-all.ts';
import { countModel } from './count-model.ts';
import { countTools } from './count-tools.ts';
import { countWork } from './count-work.ts';
import { readFields, type CountingRules } from './event-fields.ts';
import type { MetricsSnapshot } from './metrics-snapshot.ts';

/** Counts what the Selfware packages do. */
export interface Metrics {
  /** What was counted so far; also after `close`. */
  snapshot(): MetricsSnapshot;
  /** Stops counting; a second call does nothing. */
  close(): void;
}

/** Begins to count the events of every Selfware package in this process. A field that is missing or of another type is counted as `unknown` or not at all. */
export function createMetrics(): Metrics {
  const [model, tools, work] = [countModel(), countTools(), countWork()];
  const rules: CountingRules = { ...model.rules, ...tools.rules, ...work.rules };
  const close = subscribeAll(
    (name, message) => rules[name](readFields(message)),
    // A message that cannot even be read is not counted.
    () => undefined,
  );
  return { snapshot: () => ({ ...model.read(), ...tools.read(), ...work.read() }), close };
}
