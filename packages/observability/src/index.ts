export { InvalidLoggingOptionsError } from './errors.ts';
export type { LogDestination } from './log/log-destination.ts';
export type { LogLevel, LogLine } from './log/log-line.ts';
export type { LoggingReport } from './log/logging-report.ts';
export {
  startLogging,
  type LogContent,
  type LogElsewhere,
  type LogFile,
  type Logging,
  type LoggingOptions,
} from './log/start-logging.ts';
export { createMetrics, type Metrics } from './metrics/create-metrics.ts';
export { formatMetrics } from './metrics/format-metrics.ts';
export type { CountByName, DurationSummary, MetricsSnapshot } from './metrics/metrics-snapshot.ts';
