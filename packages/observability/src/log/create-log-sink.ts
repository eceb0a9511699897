import type { Clock, JsonValue } from '@selfware/contracts';
import type { LogLine } from './log-line.ts';
import type { LoggingReport } from './logging-report.ts';
import type { LogFileOptions } from './open-log-file.ts';
import { openLogWriter, type LogWriter } from './open-log-writer.ts';

/** Takes lines at any time and writes them when it can. */
export interface LogSink {
  /** Never throws and never waits. */
  write(line: LogLine): void;
  countDropped(): void;
  /** Resolves when every line is written or counted as dropped. */
  close(): Promise<LoggingReport>;
}

/** Lines that wait for the file to open; more are dropped. */
const maxWaitingLines = 10_000;
const openAfterMs = 200;

/** Creates a sink that opens its file 200 ms after the first line, so that what writes first is not held up by it. */
export function createLogSink(
  options: LogFileOptions & {
    readonly redact: (value: JsonValue) => JsonValue;
    readonly clock: Clock;
  },
): LogSink {
  const waiting: LogLine[] = [];
  const counts = { written: 0, dropped: 0 };
  let writer: LogWriter | undefined;
  let failure: string | undefined;
  let opening: Promise<void> | undefined;
  let stopTimer: (() => void) | undefined;
  const fail = (error: unknown): void => void (failure ??= describeFailure(error));
  const settle = (error: unknown): void => {
    if (error === undefined) counts.written += 1;
    else counts.dropped += 1;
  };
  const writeNow = (line: LogLine, to: LogWriter): void => {
    try {
      to.write({ ...line, fields: options.redact(line.fields) });
    } catch {
      // A line that could not be redacted must not be written; that it is missing is counted.
      counts.dropped += 1;
    }
  };
  const open = async (): Promise<void> => {
    try {
      writer = await openLogWriter(options, { settle, fail });
      for (const line of waiting.splice(0)) writeNow(line, writer);
    } catch (error) {
      fail(error);
    }
  };
  return {
    countDropped: () => void (counts.dropped += 1),
    write(line) {
      if (writer !== undefined) return writeNow(line, writer);
      if (failure !== undefined || waiting.length >= maxWaitingLines) {
        counts.dropped += 1;
        return;
      }
      waiting.push(line);
      stopTimer ??= options.clock.setTimer(() => void (opening ??= open()), openAfterMs, {
        keepAlive: false,
      });
    },
    async close() {
      stopTimer?.();
      if (waiting.length > 0) opening ??= open();
      await opening;
      await writer?.end();
      counts.dropped += waiting.splice(0).length;
      return { ...counts, ...(failure === undefined ? {} : { failure }) };
    },
  };
}

function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
