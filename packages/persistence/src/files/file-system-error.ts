import { constants } from 'node:os';
import { SelfwareError } from '@selfware/contracts';
import {
  DiskFullError,
  NotAFileError,
  NotFoundError,
  NotReadableError,
  NotWritableError,
} from '../errors.ts';

const { ENOSPC, EDQUOT, EFBIG, ENOENT, ELOOP } = constants.errno;

/** The typed error for a failed read of `path`; an error that is typed already passes. */
export function asReadError(path: string, cause: unknown): SelfwareError {
  if (SelfwareError.isInstance(cause)) return cause;
  const errno = errnoOf(cause);
  if (errno === ENOENT) return new NotFoundError({ path, cause });
  if (errno === ELOOP) return new NotAFileError({ path, kind: 'link' });
  return new NotReadableError({ path, reason: reasonOf(cause), cause });
}

/** The typed error for a failed write of `path`; an error that is typed already passes. */
export function asWriteError(path: string, cause: unknown): SelfwareError {
  if (SelfwareError.isInstance(cause)) return cause;
  const errno = errnoOf(cause);
  // By number: Node has no name for EDQUOT and calls it "Unknown system error -122".
  if (errno === ENOSPC || errno === EDQUOT || errno === EFBIG)
    return new DiskFullError({ path, cause });
  if (errno === ENOENT) return new NotFoundError({ path, cause });
  if (errno === ELOOP) return new NotAFileError({ path, kind: 'link' });
  return new NotWritableError({ path, reason: reasonOf(cause), cause });
}

/** Whether an error says that there is no such entry. */
export function isAbsent(error: unknown): boolean {
  return errnoOf(error) === ENOENT;
}

/** Whether an error says that there is such an entry already. */
export function isPresent(error: unknown): boolean {
  return errnoOf(error) === constants.errno.EEXIST;
}

/** The positive error number of a system call; 0 when the error has none. */
export function errnoOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('errno' in error)) return 0;
  return typeof error.errno === 'number' ? Math.abs(error.errno) : 0;
}

function reasonOf(error: unknown): string {
  const errno = errnoOf(error);
  const name = Object.entries(constants.errno).find(([, number]) => number === errno)?.[0];
  return name ?? (errno === 0 ? 'an unexpected error' : `error number ${errno}`);
}
