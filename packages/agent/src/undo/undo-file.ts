import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { SelfwareError } from '@selfware/contracts';
import { writeFileAtomically, type BlobStore } from '@selfware/persistence';
import type { Root } from '@selfware/safety/filesystem';
import type { FileChange } from '@selfware/tools';
import { planUndo, type CurrentContent, type UndoStep } from './plan-undo.ts';

/** What an undo stands on. */
export interface UndoGround {
  /** The workspace that the run changed. */
  readonly root: Root;
  /** Where the hands kept the content that files had before. */
  readonly blobs: BlobStore;
}

/** Takes back the changes of one file and tells what became of it; a file that cannot be read or written is refused, not thrown. */
export async function undoFile(
  ground: UndoGround,
  path: string,
  changes: readonly FileChange[],
): Promise<UndoStep> {
  try {
    const current = await readContent(ground.root, path);
    if (current === undefined) return refuse(path, 'it is no regular file of at most 1 GB');
    const step = planUndo(path, changes, current);
    return await takeStep(ground, step);
  } catch (error) {
    // One file that is out of reach must not keep the others from being restored.
    if (!SelfwareError.isInstance(error)) throw error;
    return refuse(path, error.message);
  }
}

const maxBytes = 1_000_000_000;

/** The hash of a file, or of what a link leads to; null when there is none, undefined when what is there cannot be hashed. */
async function readContent(root: Root, path: string): Promise<CurrentContent | undefined> {
  const entry = await root.stat(path);
  if (entry === undefined) return null;
  if (entry.kind === 'link') return readContent(root, await root.realPath(path));
  if (entry.kind !== 'file' || entry.size > maxBytes) return undefined;
  const { bytes } = await root.readFile(path, { maxBytes });
  return createHash('sha256').update(bytes).digest('hex');
}

async function takeStep(ground: UndoGround, step: UndoStep): Promise<UndoStep> {
  if (step.kind === 'remove') await ground.root.remove(step.path);
  return step.kind === 'restore' ? restore(ground, step) : step;
}

async function restore(
  { blobs, root }: UndoGround,
  step: Extract<UndoStep, { kind: 'restore' }>,
): Promise<UndoStep> {
  const bytes = await blobs.get(step.to);
  if (bytes === undefined) return refuse(step.path, 'the content of before is not stored');
  // A link stays a link: what it leads to is replaced.
  const path = await root.realPath(step.path);
  const directory = await root.directory(posix.dirname(path));
  const mode = step.mode === undefined ? {} : { mode: step.mode };
  try {
    await writeFileAtomically(posix.basename(path), bytes, { directory, ...mode });
  } finally {
    await directory.close();
  }
  return step;
}

function refuse(path: string, reason: string): UndoStep {
  return { kind: 'refuse', path, reason };
}
