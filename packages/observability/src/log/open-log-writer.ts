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

/** Loads pino and opens the file; rejects when the file cannot be opened. */
export async function openLogWriter(options: LogFileOptions, tally: Tally): Promise<LogWriter> {
  const [{ default: pino }, file] = await Promise.all([import('pino'), openLogFile(options)]);
  file.on('error', (error) => tally.fail(error));
  const destination = { write: (json: string) => writeLine(file, json, tally) };
  const formatters = { level: (label: string) => ({ level: label }) };
  const log = pino({ base: null, timestamp: false, level: 'debug', formatters }, destination);
  return {
    write({ level, ...rest }) {
      log[level](rest);
    },
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
