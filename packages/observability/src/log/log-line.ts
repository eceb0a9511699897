import type { JsonValue } from '@selfware/contracts';

/** How much a line matters, least first. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** One line of the log file, as JSON. */
export interface LogLine {
  readonly level: LogLevel;
  /** ISO 8601 in UTC with milliseconds. */
  readonly time: string;
  /** The last part of the channel's name; `note` for a line of the logger. */
  readonly event: string;
  /** The package that published; `selfware` for a line of the logger. */
  readonly package: string;
  /** What the event carried besides `at`; redacted. */
  readonly fields: JsonValue;
}
