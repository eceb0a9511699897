import type { Root } from '../root.ts';
import type { ArchiveLimits } from './archive-limits.ts';
import type { ArchiveFormat } from './detect-format.ts';
import { holdSource } from './hold-source.ts';
import type { ArchiveSource } from './open-archive.ts';

/** A file that is about to be written, or was. */
export interface ExtractedFile {
  /** Relative to the root. */
  readonly path: string;
  readonly bytes: number;
}

/** How an archive is extracted. */
export interface ExtractOptions extends ArchiveLimits {
  /** Absent means that the first bytes tell. */
  readonly format?: ArchiveFormat;
  /** The directory beneath the root, made when it is missing; `.` is the root. */
  readonly into: string;
  /** `skip`: symbolic and hard links are left out and reported. Absent means `refuse`. */
  readonly links?: 'refuse' | 'skip';
  readonly signal?: AbortSignal;
  /** Called before each file is written to its staging place; what it throws ends the extraction. */
  readonly onEntry?: (file: ExtractedFile) => void | Promise<void>;
}

/** What was extracted. */
export interface ExtractReport {
  readonly format: ArchiveFormat;
  /** In the order of the archive. */
  readonly files: readonly ExtractedFile[];
  /** Directories that were not there before, relative to the root, parents first. */
  readonly directories: readonly string[];
  /** Names of links that were left out, as the archive writes them. */
  readonly skipped: readonly string[];
  /** Of all files together. */
  readonly bytes: number;
}

/**
 * Extracts a tar, tar.gz or zip archive beneath a directory of a root: everything, or nothing. An archive in memory is judged to its
 * last byte before the first is written; a stream is judged while its files wait in a directory of their own.
 * What exists is never overwritten, merged into or followed, modes become 0644 or 0755, and owners and times are not taken over.
 * Throws `safety/archive-refused` with `details` of entry, rule and reason, the errors of `Root`, what the stream or `onEntry` throws, and the reason of `signal`.
 */
export async function extractArchive(
  root: Root,
  archive: ArchiveSource,
  options: ExtractOptions,
): Promise<ExtractReport> {
  const held = holdSource(archive);
  try {
    // Loaded at the first use: decompression is a large part of this package's start-up.
    const { extractInto } = await import('./extract-into.ts');
    return await extractInto(root, held.source, options);
  } finally {
    held.release();
  }
}
