import type { DirectoryPort, WritableFile } from '@selfware/contracts';
import { NotWritableError } from '../errors.ts';
import { createTemporaryName } from './temporary-name.ts';

/** What is put in the place of a file. */
export interface Replacement {
  readonly name: string;
  /** Permission bits, exactly. */
  readonly mode: number;
  readonly content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** Makes a whole, synced file under a temporary name, gives it its name in one step, and syncs the directory. A failure before the last step leaves what was there. */
export async function replaceFile(
  directory: DirectoryPort,
  replacement: Replacement,
): Promise<void> {
  const { name, mode, content } = replacement;
  const temporary = await createTemporaryName();
  const file = await directory.create(temporary, mode);
  try {
    await fillFile(file, content, name);
    await directory.rename(temporary, name);
  } catch (error) {
    await removeQuietly(directory, temporary);
    throw error;
  }
  await directory.sync();
}

/** Writes and syncs a new file, and closes it, also when that fails; throws when the file did not keep every byte. */
export async function fillFile(
  file: WritableFile,
  content: Replacement['content'],
  name: string,
): Promise<void> {
  try {
    let expected = 0;
    for await (const bytes of content) expected += await writeAll(file, bytes, name);
    const size = await file.size();
    // Some file systems take bytes and lose them: the count of write calls alone proves nothing.
    if (size !== expected) throw shortFile(name, `a file of ${size} bytes instead of ${expected}`);
    await file.sync();
  } finally {
    await file.close();
  }
}

const chunkBytes = 1 << 20;

async function writeAll(file: WritableFile, bytes: Uint8Array, name: string): Promise<number> {
  let offset = 0;
  while (offset < bytes.length) {
    const taken = await file.write(bytes.subarray(offset, offset + chunkBytes));
    if (taken < 1) throw shortFile(name, 'a write that takes no bytes');
    offset += taken;
  }
  return bytes.length;
}

function shortFile(path: string, reason: string): NotWritableError {
  return new NotWritableError({ path, reason });
}

async function removeQuietly(directory: DirectoryPort, temporary: string): Promise<void> {
  try {
    await directory.remove(temporary);
  } catch {
    // The first failure is the one to report; a leftover is found by its owner later.
  }
}
