import { randomBytes } from 'node:crypto';
import { link, lstat, rename, unlink, type FileHandle } from 'node:fs/promises';
import { createInPlace, fillCreated } from '../create-in-place.ts';
import { PathConflictError, PathKindError } from '../../errors.ts';
import { errnoOf } from '../error-code.ts';
import type { VettedFile } from '../open-vetted.ts';
import type { PathGate } from '../path-gate.ts';
import { pathAt, type Place } from '../place.ts';
import { writeOpenFile } from '../write-open-file.ts';
import { openFileAt } from './open-file-at.ts';

const chunkBytes = 1024 * 1024;

/** See `Root.copy`. */
export async function copyFile(
  gate: PathGate,
  from: string,
  to: string,
  overwrite = false,
): Promise<void> {
  const source = await openFileAt(gate, from, 'read');
  try {
    await gate.change(to, overwrite ? 'write' : 'create', async (target) => {
      await refuseTarget(target, overwrite);
      const name = `.copy-${randomBytes(8).toString('hex')}.tmp`;
      const temporary = `${target.directory}/${name}`;
      const handle = await createInPlace(target, name, 0o600);
      await fillCreated(handle, temporary, () => copyContent(source, handle));
      await place(temporary, target, overwrite);
    });
  } finally {
    await source.handle.close();
  }
}

// A file that grows while it is copied is copied as it was: a copy always ends.
async function copyContent({ handle, stats }: VettedFile, to: FileHandle): Promise<void> {
  const buffer = new Uint8Array(Math.min(chunkBytes, stats.size));
  for (let position = 0; position < stats.size;) {
    const length = Math.min(buffer.length, stats.size - position);
    const { bytesRead } = await handle.read(buffer, 0, length, position);
    if (bytesRead === 0) break;
    await writeOpenFile(to, buffer.subarray(0, bytesRead), null);
    position += bytesRead;
  }
  // Set-user-id, set-group-id and the sticky bit are not content.
  await to.chmod(stats.mode & 0o777);
}

async function refuseTarget(target: Place, overwrite: boolean): Promise<void> {
  const shown = target.names.join('/');
  const stats = await lstat(pathAt(target)).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (stats === undefined) return;
  if (!overwrite) throw taken(shown);
  if (!stats.isFile())
    throw new PathKindError({ message: `expected a regular file or nothing at ${shown}` });
  if (stats.nlink > 1) throw taken(shown);
}

function taken(shown: string): PathConflictError {
  return new PathConflictError({ message: `expected ${shown} to be free, it is taken` });
}

async function place(temporary: string, target: Place, overwrite: boolean): Promise<void> {
  try {
    await target.confirm();
    if (overwrite) await rename(temporary, pathAt(target));
    else await linkExclusively(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

async function linkExclusively(temporary: string, target: Place): Promise<void> {
  try {
    await link(temporary, pathAt(target));
  } catch (error) {
    if (!hasNoLinks(error)) throw error;
    // A file system without hard links: the name is taken first, by a file that the copy then replaces.
    await (await createInPlace(target, target.name, 0o600)).close();
    await rename(temporary, pathAt(target));
    return;
  }
  await unlink(temporary);
}

function hasNoLinks(error: unknown): boolean {
  return ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(errnoOf(error) ?? '');
}
