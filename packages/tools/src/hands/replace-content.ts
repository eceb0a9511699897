import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { EntryIdentity } from '@selfware/contracts';
import { FileChangedError, NotWritableError } from '../errors.ts';
import type { HandsOptions } from './create-hands.ts';
import type { FileChange } from './hands.ts';
import { refusePlaceholder } from './refuse-placeholder.ts';

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

/** What git gives a new file; the writer's own default is for private state. */
export const newFileMode = 0o644;

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

/** What shall stand in the place of what. */
export interface Replacement {
  readonly preImage: PreImage;
  /** The path as the intent named it. */
  readonly named: string;
  readonly content: string;
}

/** Keeps what a file held and tells of its change before it is made; throws `tools/file-changed` when the file no longer holds that. */
export async function announceChange(
  hands: HandsOptions,
  { preImage, named, content }: Replacement,
): Promise<FileChange> {
  const { persistence, beforeChange } = hands;
  const { bytes, mode } = preImage;
  const change: FileChange = {
    path: named,
    before: bytes === null ? null : await persistence.blobs.put(bytes),
    after: createHash('sha256').update(content).digest('hex'),
    ...(mode === undefined ? {} : { beforeMode: mode }),
  };
  await beforeChange?.(change);
  await assertUnchanged(hands, preImage);
  return change;
}

/**
 * Replaces a file's content: keeps what it held, tells `beforeChange`, then writes in one step, with the mode it had.
 * Throws `tools/file-changed` when it no longer holds what the pre-image says.
 */
export async function replaceContent(
  hands: HandsOptions,
  replacement: Replacement,
): Promise<FileChange> {
  const { root, persistence } = hands;
  const { path, bytes, mode } = replacement.preImage;
  refusePlaceholder(replacement.named, replacement.content, bytes);
  const change = await announceChange(hands, replacement);
  const parent = posix.dirname(path);
  if (bytes === null && parent !== '.') await root.makeDirectory(parent);
  const directory = await root.directory(parent);
  try {
    await persistence.writeFileAtomically(posix.basename(path), replacement.content, {
      directory,
      mode: mode ?? newFileMode,
    });
  } finally {
    await directory.close();
  }
  return change;
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
