import type { DirectoryPort } from '@selfware/contracts';
import { asSafetyError } from '../filesystem-failure.ts';
import type { PathGate } from '../path-gate.ts';
import { refuseAsDirectory } from '../refuse-as-directory.ts';
import { createRootedDirectory } from '../rooted-directory.ts';

/** See `Root.directory`. */
export async function openDirectory(gate: PathGate, path: string): Promise<DirectoryPort> {
  const names = gate.names(path);
  const place = await gate.hold(names, { followFinal: true });
  try {
    if (place.name !== '.') await refuseAsDirectory(place);
    return createRootedDirectory(place, (name, intent) => {
      gate.check([...names, name], [...place.names, name], intent);
    });
  } catch (error) {
    place.release();
    throw asSafetyError(error, path);
  }
}
