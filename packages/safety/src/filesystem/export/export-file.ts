import type { DirectoryPort } from '@selfware/contracts';
import type { Root } from '../root.ts';

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
  // Loaded at the first use, since an import of this package should cost little.
  const { exportBeneath } = await import('./export-beneath.ts');
  return exportBeneath(root, { path, content, options });
}
