import {
  systemClock,
  type Clock,
  type JsonObject,
  type JsonValue,
  type Logger,
} from '@selfware/contracts';
import type { KnownChannel } from '../channels.ts';
import { subscribeAll } from '../subscribe-all.ts';
import { assertLoggingOptions } from './assert-logging-options.ts';
import { createLogSink, type LogSink } from './create-log-sink.ts';
import { levelOfEvent, reachesLevel } from './level-of-event.ts';
import { createTally } from './create-tally.ts';
import type { LogLevel } from './log-line.ts';
import type { LoggingReport } from './logging-report.ts';
import { toPlainJson } from './to-plain-json.ts';

/** Where the log goes, what it holds, and how large it may grow. */
export interface LoggingOptions {
  /** An absolute directory, created for its owner alone when absent; the log is `selfware.log` in it. */
  readonly directory: string;
  /** Lines below it are not written; absent means `info`. */
  readonly level?: LogLevel;
  /** Stands in front of the file: nothing is written that it did not give back. A line for which it throws is dropped. */
  readonly redact: (value: JsonValue) => JsonValue;
  /** Size of each file, from 65,536; absent means 5,000,000. */
  readonly maxBytes?: number;
  /** Files together with the current one, from 2 to 100; absent means 3. */
  readonly maxFiles?: number;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
}

/** A running log. */
export interface Logging {
  /** For what no event tells; its lines have the event `note`. */
  readonly logger: Logger;
  /** Stops listening and resolves when every line is in the file or counted as dropped; never rejects. A second call gives the same report. */
  close(): Promise<LoggingReport>;
}

/**
 * Writes every event of the Selfware packages as one line of JSON (`LogLine`) into a rotated file.
 * Costs a publisher no more than copying its message until the file is open, which begins 200 ms after the first line or at `close`.
 * A file that cannot be written never disturbs the work. Throws `InvalidLoggingOptionsError`.
 */
export function startLogging(options: LoggingOptions): Logging {
  const { level: threshold = 'info', clock = systemClock } = options;
  const { directory, redact, maxBytes = 5_000_000, maxFiles = 3 } = options;
  assertLoggingOptions({ maxBytes, maxFiles });
  const tally = createTally();
  const sink = createLogSink({ directory, redact, maxBytes, maxFiles, clock }, tally);
  const stop = subscribeAll(
    (name, message) => {
      if (reachesLevel(levelOfEvent(name), threshold)) writeEvent(sink, name, message, clock);
    },
    () => tally.drop(),
  );
  let report: Promise<LoggingReport> | undefined;
  return {
    logger: createLogger(sink, threshold, clock),
    close() {
      stop();
      report ??= sink.close().then(() => tally.report());
      return report;
    },
  };
}

function writeEvent(sink: LogSink, name: KnownChannel, message: unknown, clock: Clock): void {
  const [, publisher = '', event = ''] = name.split(':');
  const { at, ...fields } = asRecord(toPlainJson(message));
  const time = toTime(at, clock);
  sink.write({ level: levelOfEvent(name), time, event, package: publisher, fields });
}

function asRecord(value: JsonValue): JsonObject {
  return isObject(value) ? value : { message: value };
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toTime(at: JsonValue | undefined, clock: Clock): string {
  const time = new Date(typeof at === 'number' ? at : NaN);
  return (Number.isNaN(time.getTime()) ? new Date(clock.now()) : time).toISOString();
}

function createLogger(sink: LogSink, threshold: LogLevel, clock: Clock): Logger {
  const logAt =
    (level: LogLevel): Logger['info'] =>
    (message, fields = {}) => {
      if (!reachesLevel(level, threshold)) return;
      const time = toTime(undefined, clock);
      const plain = asRecord(toPlainJson(fields));
      const text = toPlainJson(message);
      sink.write({
        level,
        time,
        event: 'note',
        package: 'selfware',
        fields: { ...plain, message: text },
      });
    };
  return { debug: logAt('debug'), info: logAt('info'), warn: logAt('warn'), error: logAt('error') };
}
