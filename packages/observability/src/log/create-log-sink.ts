import type { Clock, JsonValue } from '@selfware/contracts';
import type { Tally } from './create-tally.ts';
import type { LogLine } from './log-line.ts';
import type { LogWriter } from './open-log-writer.ts';

/** Takes lines at any time and writes them when it can. */
export interface LogSink {
  /** Never throws and never waits. */
  write(line: LogLine): void;
  /** Resolves when every line is written or counted as dropped. */
  close(): Promise<void>;
}

/** What a sink is made of. */
export interface LogSinkOptions {
  /** Called at most once. */
  readonly openWriter: () => Promise<LogWriter>;
  readonly redact: (value: JsonValue) => JsonValue;
  readonly clock: Clock;
}

/** Lines that wait for the file to open; more are dropped. */
const maxWaitingLines = 10_000;
const openAfterMs = 200;

/** Creates a sink that opens its file 200 ms after the first line, so that what publishes first is not held up by it. */
export function createLogSink(options: LogSinkOptions, tally: Tally): LogSink {
  const waiting: LogLine[] = [];
  let writer: LogWriter | undefined;
  let opening: Promise<void> | undefined;
  let stopTimer: (() => void) | undefined;
  const open = async (): Promise<void> => {
    try {
      const opened = await options.openWriter();
      for (const line of waiting.splice(0)) writeRedacted(line, opened, options, tally);
      writer = opened;
    } catch (error) {
      tally.fail(error);
    }
  };
  const openOnce = (): void => void (opening ??= open());
  return {
    write(line) {
      if (writer !== undefined) writeRedacted(line, writer, options, tally);
      else if (tally.hasFailed() || waiting.length >= maxWaitingLines) tally.drop();
      else {
        waiting.push(line);
        stopTimer ??= options.clock.setTimer(openOnce, openAfterMs, { keepAlive: false });
      }
    },
    async close() {
      stopTimer?.();
      if (waiting.length > 0) openOnce();
      await opening;
      await writer?.end();
      tally.drop(waiting.splice(0).length);
    },
  };
}

function writeRedacted(
  line: LogLine,
  writer: LogWriter,
  { redact }: LogSinkOptions,
  tally: Tally,
): void {
  try {
    writer.write({ ...line, fields: redact(line.fields) });
  } catch {
    // A line that could not be redacted must not be written; that it is missing is counted.
    tally.drop();
  }
}
