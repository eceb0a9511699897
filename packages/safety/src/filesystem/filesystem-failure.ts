import { SelfwareError } from '@selfware/contracts';
import {
  FilesystemError,
  PathConflictError,
  PathInvalidError,
  PathKindError,
  PathNotFoundError,
  PathOutsideError,
} from '../errors.ts';
import { errnoOf } from './error-code.ts';
import type { PathFailure } from './parse-path.ts';

/** Turns what the operating system threw into one of this package's errors, which pass unchanged. */
export function asSafetyError(error: unknown, shown: string): SelfwareError {
  if (SelfwareError.isInstance(error)) return error;
  const errno = errnoOf(error) ?? 'unknown';
  const options = { cause: error, details: { errno } };
  switch (errno) {
    case 'ENOENT':
      return new PathNotFoundError({
        ...options,
        message: `expected ${shown} to exist, found nothing`,
        hint: 'Look at what is there: list the directory above it.',
      });
    case 'ENOTDIR':
    case 'EISDIR':
    case 'ELOOP':
    case 'ENXIO':
    case 'EINVAL':
      return new PathKindError({
        ...options,
        message: `expected another kind of entry at ${shown}`,
        hint: 'Look whether a file, a directory or a link is there.',
      });
    case 'EEXIST':
      return new PathConflictError({
        ...options,
        message: `expected ${shown} to be free, it is taken`,
        hint: 'Choose another name, or remove what is there first.',
      });
    case 'ENOTEMPTY':
      return new PathConflictError({
        ...options,
        message: `expected an empty directory at ${shown}, it holds entries`,
        hint: 'Remove what is in it first, or remove the whole tree.',
      });
    case 'ENAMETOOLONG':
      return new PathInvalidError({
        ...options,
        message: `expected shorter names than in ${shown}`,
        hint: 'Most file systems take names of at most 255 bytes.',
      });
    default:
      return new FilesystemError({
        ...options,
        message: `the operating system refused ${shown}: ${errno}`,
        hint: 'Look at the permissions and the free space.',
      });
  }
}

/** The error for a text that is no path beneath the root. */
export function pathError({ status, reason }: PathFailure): SelfwareError {
  return status === 'outside'
    ? new PathOutsideError({
        message: `expected a path inside the workspace. ${reason}`,
        hint: 'Name a path relative to the workspace.',
      })
    : new PathInvalidError({ message: `expected a plain path. ${reason}` });
}
