import { asSafetyError } from '../filesystem-failure.ts';
import { shownName, type PathGate } from '../path-gate.ts';
import { writeOpenFile } from '../write-open-file.ts';
import { openFileAt } from './open-file-at.ts';

/** See `Root.appendFile`. */
export async function appendFile(gate: PathGate, path: string, bytes: Uint8Array): Promise<void> {
  const { handle, names } = await openFileAt(gate, path, 'append');
  try {
    await writeOpenFile(handle, bytes, null);
  } catch (error) {
    throw asSafetyError(error, shownName(names));
  } finally {
    await handle.close();
  }
}
