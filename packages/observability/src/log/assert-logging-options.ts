import { InvalidLoggingOptionsError } from '../errors.ts';
import { maxLineBytes } from './open-log-file.ts';

/** Throws `InvalidLoggingOptionsError` unless files can hold a line and there are enough of them to rotate. */
export function assertLoggingOptions(options: { maxBytes: number; maxFiles: number }): void {
  const { maxBytes, maxFiles } = options;
  const minBytes = 2 * maxLineBytes;
  if (!Number.isSafeInteger(maxBytes) || maxBytes < minBytes)
    throw new InvalidLoggingOptionsError('maxBytes', `a whole number from ${minBytes}`, maxBytes);
  if (!Number.isSafeInteger(maxFiles) || maxFiles < 2 || maxFiles > 100)
    throw new InvalidLoggingOptionsError('maxFiles', 'a whole number from 2 to 100', maxFiles);
}
