import { asSafetyError } from '../filesystem-failure.ts';
import { shownName, type PathGate } from '../path-gate.ts';
import { readOpenFile } from '../read-open-file.ts';
import type { FileContent } from '../root.ts';
import { openFileAt } from './open-file-at.ts';

/** See `Root.readFile`. */
export async function readFile(
  gate: PathGate,
  path: string,
  maxBytes: number,
): Promise<FileContent> {
  const { handle, stats, names } = await openFileAt(gate, path, 'read');
  try {
    const bytes = await readOpenFile(handle, 0, Math.max(0, Math.min(maxBytes, stats.size)));
    return { bytes, size: stats.size, mode: stats.mode & 0o7777, links: stats.nlink };
  } catch (error) {
    throw asSafetyError(error, shownName(names));
  } finally {
    await handle.close();
  }
}
