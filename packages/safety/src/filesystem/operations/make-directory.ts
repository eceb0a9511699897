import { lstat, mkdir } from 'node:fs/promises';
import { PathKindError } from '../../errors.ts';
import { errnoOf } from '../error-code.ts';
import type { PathGate } from '../path-gate.ts';
import { pathAt, type Place } from '../place.ts';

/** See `Root.makeDirectory`. */
export async function makeDirectory(gate: PathGate, path: string): Promise<void> {
  const names = gate.names(path);
  // Nothing is made on the way to what may not be made.
  gate.checkAsWritten(names, 'create', true);
  for (let length = 1; length <= names.length; length += 1)
    await gate.atNames(names.slice(0, length), look, async (place) => {
      if (place.name === '.' || (await isThere(place))) return;
      gate.check(names.slice(0, length), place.names, 'create', true);
      await mkdir(pathAt(place)).catch(ignoreExisting);
      await place.confirm();
    });
  const made = await gate.atNames(names, look, (place) => Promise.resolve(place));
  gate.check(names, made.names, 'create', true);
  if (made.name !== '.')
    throw new PathKindError({ message: `expected ${path} to be a directory, it is none` });
}

const look = { followFinal: true };

function isThere(place: Place): Promise<boolean> {
  return lstat(pathAt(place)).then(
    () => true,
    () => false,
  );
}

function ignoreExisting(error: unknown): void {
  if (errnoOf(error) !== 'EEXIST') throw error;
}
