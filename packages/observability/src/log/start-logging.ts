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
import { createTally, type Tally } from './create-tally.ts';
import type { LogDestination } from './log-destination.ts';
import type { LogLevel } from './log-line.ts';
import type { LoggingReport } from './logging-report.ts';
import { openLogWriter, type LogWriter } from './open-log-writer.ts';
import { toPlainJson } from './to-plain-json.ts';
import { writeToDestination } from './write-to-destination.ts';

/** Where the log goes, and what it holds. */
export type LoggingOptions = LogContent & (LogFile | LogElsewhere);

/** What the log holds. */
export interface LogContent {
  /** Lines below it are not written; absent means `info`. */
  readonly level?: LogLevel;
  /** Stands in front of the file: nothing is written that it did not give back. A line for which it throws is dropped. */
  readonly redact: (value: JsonValue) => JsonValue;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
}

/** A rotated file, and how large it may grow. */
export interface LogFile {
  /** An absolute directory, created for its owner alone when absent; the log is `selfware.log` in it. */
  readonly directory: string;
  /** Size of each file, from 65,536; absent means 5,000,000. */
  readonly maxBytes?: number;
  /** Files together with the current one, from 2 to 100; absent means 3. */
  readonly maxFiles?: number;
}

/** A place of the caller's, such as a journal. */
export interface LogElsewhere {
  /** Called at most once, when there is something to write; when it rejects, lines are counted as dropped. */
  readonly openDestination: () => Promise<LogDestination>;
}

/** A running log. */
export interface Logging {
  /** For what no event tells; its lines have the event `note`. */
  readonly logger: Logger;
  /** Stops listening and resolves when every line is in the file or counted as dropped; never rejects. A second call gives the same report. */
  close(): Promise<LoggingReport>;
}

/**
 * Writes every event of the Selfware packages as one line (`LogLine`) into a rotated file, as JSON, or to a destination.
 * Costs a publisher no more than copying its message until the file is open, which begins 200 ms after the first line or at `close`.
 * A file that cannot be written never disturbs the work. Throws `InvalidLoggingOptionsError`.
 */
export function startLogging(options: LoggingOptions): Logging {
  const { level: threshold = 'info', clock = systemClock, redact } = options;
  const tally = createTally();
  const sink = createLogSink({ openWriter: writerOf(options, tally), redact, clock }, tally);
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

function writerOf(options: LoggingOptions, tally: Tally): () => Promise<LogWriter> {
  if ('openDestination' in options)
    return async () => writeToDestination(await options.openDestination(), tally);
  const { directory, maxBytes = 5_000_000, maxFiles = 3 } = options;
  assertLoggingOptions({ maxBytes, maxFiles });
  return () => openLogWriter({ directory, maxBytes, maxFiles }, tally);
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
