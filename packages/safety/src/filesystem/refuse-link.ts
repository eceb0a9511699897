import { PathDeniedError } from '../errors.ts';

/** The error for a link on the way of a path, where the policy follows none. */
export function linkRefused(names: readonly string[]): PathDeniedError {
  return new PathDeniedError({
    message: `expected no link on the way, ${names.join('/')} is one`,
    hint: 'Name the file by its real path.',
    details: { rule: 'link' },
  });
}
