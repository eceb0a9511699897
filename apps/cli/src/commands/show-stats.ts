import type { MetricsSnapshot } from '@selfware/observability';
import type { CommandContext } from './command.ts';

/** Counts that are shown when the run is over. */
export interface Stats {
  snapshot(): MetricsSnapshot;
  /** On standard error: standard output belongs to the run. */
  show(context: CommandContext): Promise<void>;
}

/** Begins to count. */
export async function startStats(): Promise<Stats> {
  const [{ createMetrics, formatMetrics }, { jsonLine }] = await Promise.all([
    import('@selfware/observability'),
    import('../render/json-lines.ts'),
  ]);
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
