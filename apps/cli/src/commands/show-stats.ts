import { createMetrics, formatMetrics, type MetricsSnapshot } from '@selfware/observability';
import { jsonLine } from '../render/json-lines.ts';
import type { CommandContext } from './command.ts';

/** Counts that are shown when the run is over. */
export interface Stats {
  snapshot(): MetricsSnapshot;
  /** On standard error: standard output belongs to the run. */
  show(context: CommandContext): Promise<void>;
}

/** Begins to count. */
export function startStats(): Stats {
  const metrics = createMetrics();
  return {
    snapshot: () => metrics.snapshot(),
    async show({ host, json }) {
      metrics.close();
      const snapshot = metrics.snapshot();
      await host.stderr.write(
        json ? jsonLine({ type: 'stats', ...snapshot }) : `${formatMetrics(snapshot)}\n`,
      );
    },
  };
}
