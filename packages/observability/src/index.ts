export { startLogging, type Logging, type LoggingOptions } from './log/start-logging.ts';
export type { LogLevel, LogLine } from './log/log-line.ts';
export type { LoggingReport } from './log/logging-report.ts';
export { createMetrics, type Metrics } from './metrics/create-metrics.ts';
export { formatMetrics } from './metrics/format-metrics.ts';
export type { DurationSummary, MetricsSnapshot } from './metrics/metrics-snapshot.ts';
