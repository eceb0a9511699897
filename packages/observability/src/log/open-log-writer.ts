import { Buffer } from 'node:buffer';
import type { RotatingFileStream } from 'rotating-file-stream';
import { escapeLine } from './escape-line.ts';
import type { Tally } from './create-tally.ts';
import type { LogLine } from './log-line.ts';
import { maxLineBytes, openLogFile, type LogFileOptions } from './open-log-file.ts';

/** The open end of the log. */
export interface LogWriter {
  write(line: LogLine): void;
  /** Resolves when the file is closed, also when it could not be written; never rejects. */
  end(): Promise<void>;
}

/** Bytes that wait for a slow disk; more are dropped. */
const maxWaitingBytes = 8_000_000;

/** Opens the file; rejects when it cannot be opened. */
export async function openLogWriter(options: LogFileOptions, tally: Tally): Promise<LogWriter> {
  const file = await openLogFile(options);
  file.on('error', (error) => tally.fail(error));
  return {
    write: (line) => writeLine(file, `${JSON.stringify(line)}\n`, tally),
    end: () => new Promise((resolve) => file.end(() => resolve())),
  };
}

function writeLine(file: RotatingFileStream, json: string, tally: Tally): void {
  const line = escapeLine(json);
  const tooLong = Buffer.byteLength(line) > maxLineBytes;
  if (tooLong || file.writableLength > maxWaitingBytes) tally.drop();
  else
    file.write(line, (error) => {
      if (error) tally.fail(error);
      tally.settle(error ?? undefined);
    });
}
