import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { DirectoryPort, EntryIdentity } from '@selfware/contracts';
import { FileChangedError, NotWritableError } from '../errors.ts';
import type { HandsOptions } from './create-hands.ts';
import type { FileChange } from './hands.ts';

/** What a file held before a hand writes it. */
export interface PreImage {
  /** The path that is written: a link's target stands for the link. */
  readonly path: string;
  /** Null when there is no file. */
  readonly bytes: Uint8Array | null;
  /** Permission bits; absent when there is no file. */
  readonly mode?: number;
}

/** Files beyond this size are not replaced: their content of before could not be kept for undo. */
export const maxPreImageBytes = 32_000_000;

// What git gives a new file; the writer's own default is for private state.
const newFileMode = 0o644;

/** Reads what a file holds; throws `tools/not-writable` for a directory and for a file that is too large. */
export async function readPreImage(
  { root }: Pick<HandsOptions, 'root'>,
  path: string,
): Promise<PreImage> {
  const entry = await root.stat(path);
  if (entry?.kind !== 'link') return readEntry(root, path, entry);
  const target = await root.realPath(path);
  // Links are followed once: what is a link again was swapped meanwhile, and is refused.
  return readEntry(root, target, await root.stat(target));
}

async function readEntry(
  root: HandsOptions['root'],
  path: string,
  entry: EntryIdentity | undefined,
): Promise<PreImage> {
  if (entry === undefined) return { path, bytes: null };
  if (entry.kind !== 'file') throw new NotWritableError({ path, got: entry.kind });
  const { bytes, size, mode } = await root.readFile(path, { maxBytes: maxPreImageBytes });
  if (size > bytes.length) throw new NotWritableError({ path, got: `${size} bytes` });
  return { path, bytes, mode };
}

/** What stands in the place of what. */
export interface Replacement {
  readonly preImage: PreImage;
  /** The path as the intent named it. */
  readonly named: string;
  readonly content: string;
  /** True: a file that appears meanwhile is left alone, and the write fails. */
  readonly isNew?: boolean;
}

/**
 * Replaces a file's content: keeps what it held, tells `beforeChange`, then writes in one step, with the mode it had.
 * Throws `tools/file-changed` when it no longer holds what the pre-image says.
 */
export async function replaceContent(
  hands: HandsOptions,
  { preImage, named, content, isNew = false }: Replacement,
): Promise<FileChange> {
  const { root, persistence, beforeChange } = hands;
  const { path, bytes, mode } = preImage;
  const change: FileChange = {
    path: named,
    before: bytes === null ? null : await persistence.blobs.put(bytes),
    after: createHash('sha256').update(content).digest('hex'),
    ...(mode === undefined ? {} : { beforeMode: mode }),
  };
  await beforeChange?.(change);
  await assertUnchanged(hands, preImage);
  const parent = posix.dirname(path);
  if (bytes === null && parent !== '.') await root.makeDirectory(parent);
  const directory = await root.directory(parent);
  try {
    const write = () =>
      persistence.writeFileAtomically(posix.basename(path), content, {
        directory,
        mode: mode ?? newFileMode,
      });
    await (isNew ? writeReserved(directory, posix.basename(path), write) : write());
  } finally {
    await directory.close();
  }
  return change;
}

// The name is taken first, which fails when somebody has it: replacing a file in one step does not tell.
async function writeReserved(
  directory: DirectoryPort,
  name: string,
  write: () => Promise<unknown>,
): Promise<void> {
  await (await directory.create(name, newFileMode)).close();
  try {
    await write();
  } catch (error) {
    await directory.remove(name);
    throw error;
  }
}

// Keeping the pre-image and telling of it take a moment on a slow disk, in which an editor may save.
async function assertUnchanged(hands: HandsOptions, preImage: PreImage): Promise<void> {
  const { bytes } = await readPreImage(hands, preImage.path);
  const same = bytes === null ? preImage.bytes === null : equals(bytes, preImage.bytes);
  if (!same) throw new FileChangedError({ path: preImage.path });
}

function equals(bytes: Uint8Array, others: Uint8Array | null): boolean {
  return others !== null && Buffer.compare(bytes, others) === 0;
}
