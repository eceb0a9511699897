import { lstat } from 'node:fs/promises';
import { PathKindError } from '../errors.ts';
import { pathAt, type Place } from './place.ts';

/** Says why a place is no directory: it is something else, or nothing. */
export async function refuseAsDirectory(place: Place): Promise<never> {
  await lstat(pathAt(place));
  throw new PathKindError({
    message: `expected a directory at ${place.names.join('/')}, it is none`,
  });
}
