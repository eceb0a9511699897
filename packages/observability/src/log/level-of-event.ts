import type { KnownChannel } from '../channels.ts';
import type { LogLevel } from './log-line.ts';

const levels: Readonly<Record<KnownChannel, LogLevel>> = {
  'selfware:agent:run-start': 'info',
  'selfware:agent:turn-end': 'info',
  'selfware:agent:run-end': 'info',
  'selfware:llm-client:request-start': 'debug',
  'selfware:llm-client:request-end': 'info',
  'selfware:memory:recall': 'info',
  'selfware:memory:remember': 'info',
  'selfware:persistence:commit': 'debug',
  'selfware:persistence:quarantine': 'error',
  'selfware:process-supervisor:program-start': 'debug',
  'selfware:process-supervisor:program-end': 'info',
  'selfware:resilience:retry': 'warn',
  'selfware:resilience:circuit': 'warn',
  'selfware:safety:verdict': 'info',
  'selfware:safety:approval': 'info',
  'selfware:tools:call-start': 'debug',
  'selfware:tools:call-end': 'info',
};

const ranks: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 };

/** The level at which an event of this channel is logged. */
export function levelOfEvent(name: KnownChannel): LogLevel {
  return levels[name];
}

/** Tells whether a line of this level belongs into a log that begins at `threshold`. */
export function reachesLevel(level: LogLevel, threshold: LogLevel): boolean {
  return ranks[level] >= ranks[threshold];
}
