import { chmod, lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RotatingFileStream } from 'rotating-file-stream';

/** Where lines go and how large it may grow. */
export interface LogFileOptions {
  /** Created for the owner alone when absent. */
  readonly directory: string;
  readonly maxBytes: number;
  readonly maxFiles: number;
}

/** No line is longer; so a file that rotates this much early never exceeds its size. */
export const maxLineBytes = 32_768;

const name = 'selfware.log';

/**
 * Opens `selfware.log`, readable by its owner alone; when it is full it becomes `selfware.log.1` and so on, and the oldest is given up.
 * Rejects when the place is not a directory or the log is not a regular file.
 */
export async function openLogFile(options: LogFileOptions): Promise<RotatingFileStream> {
  const { directory, maxBytes, maxFiles } = options;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await secureExisting(join(directory, name));
  const { createStream } = await import('rotating-file-stream');
  return createStream((index) => (index ? `${name}.${Number(index)}` : name), {
    path: directory,
    size: `${maxBytes - maxLineBytes}B`,
    rotate: maxFiles - 1,
    mode: 0o600,
  });
}

async function secureExisting(path: string): Promise<void> {
  const entry = await lstat(path).catch(() => undefined);
  if (entry === undefined) return;
  // A link planted here would have us write elsewhere.
  if (!entry.isFile()) throw new Error('expected the log to be a regular file');
  await chmod(path, 0o600);
}
