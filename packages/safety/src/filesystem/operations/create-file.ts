import { createInPlace, fillCreated } from '../create-in-place.ts';
import { PathInvalidError } from '../../errors.ts';
import type { PathGate } from '../path-gate.ts';
import { pathAt } from '../place.ts';
import { writeOpenFile } from '../write-open-file.ts';

/** See `Root.createFile`. */
export function createFile(
  gate: PathGate,
  path: string,
  bytes: Uint8Array,
  mode = 0o666,
): Promise<void> {
  if (!Number.isInteger(mode) || mode < 0 || mode > 0o777)
    throw new PathInvalidError({
      message: `expected permission bits up to 777, got ${mode.toString(8)}`,
    });
  return gate.change(path, 'create', async (place) => {
    const handle = await createInPlace(place, place.name, mode);
    await fillCreated(handle, pathAt(place), () => writeOpenFile(handle, bytes, null));
  });
}
