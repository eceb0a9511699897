import { Buffer } from 'node:buffer';
import type { RotatingFileStream } from 'rotating-file-stream';
import { escapeLine } from './escape-line.ts';
import type { LogLine } from './log-line.ts';
import { maxLineBytes, openLogFile, type LogFileOptions } from './open-log-file.ts';

/** The open end of the log. */
export interface LogWriter {
  write(line: LogLine): void;
  /** Resolves when the file is closed, also when it could not be written; never rejects. */
  end(): Promise<void>;
}

/** What the writer tells while it works. */
export interface LogWriterListener {
  /** Once for every line: undefined when it reached the file. */
  readonly settle: (error: unknown) => void;
  /** The file cannot be written any more. */
  readonly fail: (error: unknown) => void;
}

/** Bytes that wait for a slow disk; more are dropped. */
const maxWaitingBytes = 8_000_000;

/** Loads pino and opens the file; rejects when the file cannot be opened. */
export async function openLogWriter(
  options: LogFileOptions,
  listener: LogWriterListener,
): Promise<LogWriter> {
  const [{ pino }, file] = await Promise.all([import('pino'), openLogFile(options)]);
  file.on('error', listener.fail);
  const destination = { write: (json: string) => writeLine(file, json, listener.settle) };
  const formatters = { level: (label: string) => ({ level: label }) };
  const log = pino({ base: null, timestamp: false, level: 'debug', formatters }, destination);
  return {
    write({ level, ...rest }) {
      log[level](rest);
    },
    end: () => new Promise((resolve) => file.end(() => resolve())),
  };
}

function writeLine(
  file: RotatingFileStream,
  json: string,
  settle: LogWriterListener['settle'],
): void {
  const line = escapeLine(json);
  if (Buffer.byteLength(line) > maxLineBytes) settle(new Error('the line is too long'));
  else if (file.writableLength > maxWaitingBytes) settle(new Error('the disk is too slow'));
  else file.write(line, (error) => settle(error ?? undefined));
}
