import { createHash } from 'node:crypto';
import type { DirectoryPort } from '@selfware/contracts';
import { PathKindError } from '../../errors.ts';
import { locateTarget } from '../archives/locate-target.ts';
import { makeDirectories } from '../archives/make-directories.ts';
import { UndoLog } from '../archives/undo-log.ts';
import type { Root } from '../root.ts';
import { ExportDirectory, refuseReplacement } from './export-directory.ts';

/**
 * Replaces the file `name` of a directory in one step, as persistence's `writeFileAtomically` does: a whole, synced file under a
 * temporary name, then the rename. There is one such writer in the repository, and this package may not load it.
 */
export type AtomicWrite = (
  name: string,
  content: string | Uint8Array,
  options: { readonly directory: DirectoryPort; readonly mode?: number },
) => Promise<unknown>;

/** How a file is exported. */
export interface ExportFileOptions {
  readonly write: AtomicWrite;
  /** True: a file that exists is replaced. Absent means false. */
  readonly overwrite?: boolean;
  /** Permission bits; absent means the writer's own default. */
  readonly mode?: number;
}

/** What was exported. */
export interface ExportReport {
  /** Relative to the root, behind every link. */
  readonly path: string;
  readonly bytes: number;
  /** Of the bytes as they were written, in hexadecimal digits. */
  readonly sha256: string;
}

/**
 * Writes a file beneath a root, whole or not at all, with the directories that it needs. Nothing is replaced but, when told, a file
 * with one name; a link at the end is neither followed nor replaced, and a file that appears meanwhile is kept.
 * Throws `safety/path-conflict` when the name is taken, `safety/path-kind` when it is no file, the errors of `Root`, and those of `write`.
 */
export async function exportFile(
  root: Root,
  path: string,
  content: string | Uint8Array,
  options: ExportFileOptions,
): Promise<ExportReport> {
  const [parent, name] = splitPath(path);
  const names = await locateTarget(root, parent, { finalLink: 'follow' });
  const target = [...names, name].join('/');
  const { overwrite = false } = options;
  refuseReplacement(target, await root.stat(target), overwrite);
  const undo = new UndoLog(root);
  try {
    await makeDirectories(root, { names, undo });
    const directory = await root.directory(names.join('/') || '.');
    const exported = await writeInto(directory, { name, content, options });
    return { path: target, ...exported };
  } catch (error) {
    await undo.run();
    throw error;
  }
}

interface Export {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly options: ExportFileOptions;
}

async function writeInto(
  directory: DirectoryPort,
  { name, content, options }: Export,
): Promise<Omit<ExportReport, 'path'>> {
  const { write, overwrite = false, mode } = options;
  const sha256 = createHash('sha256').update(content).digest('hex');
  const port = new ExportDirectory(directory, { name, sha256, overwrite });
  try {
    await write(name, content, { directory: port, ...(mode === undefined ? {} : { mode }) });
  } finally {
    await port.close();
  }
  return { bytes: Buffer.byteLength(content), sha256 };
}

function splitPath(path: string): readonly [parent: string, name: string] {
  const cut = path.lastIndexOf('/');
  const name = path.slice(cut + 1);
  if (name === '' || name === '.' || name === '..')
    throw new PathKindError({ message: 'expected a path that names a file, got a directory' });
  const parent = path.slice(0, Math.max(cut, 0));
  return [parent === '' ? (cut === 0 ? '/' : '.') : parent, name];
}
