import { randomBytes } from 'node:crypto';
import type { DirectoryPort, WritableFile } from '@selfware/contracts';
import { FilesystemError } from '../../errors.ts';
import type { Root } from '../root.ts';
import type { ArchiveEntry } from './archive-entry.ts';
import type { AdmittedEntry, EntryLedger } from './entry-ledger.ts';
import type { ExtractedFile, ExtractOptions } from './extract-archive.ts';
import type { OpenedArchive } from './open-archive.ts';
import type { UndoLog } from './undo-log.ts';

/** A file that waits for its name. */
export interface StagedFile extends ExtractedFile {
  /** Where it waits, relative to the root. */
  readonly stagedAs: string;
  readonly mode: number;
  /** As the archive writes it. */
  readonly entry: string;
}

/** What waits. */
export interface Staged {
  readonly directory: string;
  readonly files: readonly StagedFile[];
  readonly skipped: readonly string[];
}

/** What is staged, where, and by which rules. */
export interface Staging {
  readonly archive: OpenedArchive;
  readonly ledger: EntryLedger;
  readonly into: readonly string[];
  readonly undo: UndoLog;
  readonly options: Pick<ExtractOptions, 'onEntry' | 'signal'>;
}

/**
 * Writes the files of an archive under numbers into a new directory in the target, which is there, which is held open: whatever becomes of its path, all of them
 * lie in it. When it fails the files are gone; the directories are the undo log's.
 */
export async function stageEntries(root: Root, staging: Staging): Promise<Staged> {
  const { into, undo } = staging;
  const name = `.extract-${randomBytes(8).toString('hex')}`;
  const directory = [...into, name].join('/');
  undo.note(directory);
  await root.makeDirectory(directory);
  const port = await root.directory(directory);
  try {
    return await new Stage(port, { ...staging, directory }).fill();
  } finally {
    await port.close();
  }
}

class Stage {
  readonly #port: DirectoryPort;
  readonly #staging: Staging & { readonly directory: string };
  readonly #files: StagedFile[] = [];
  readonly #skipped: string[] = [];

  constructor(port: DirectoryPort, staging: Staging & { readonly directory: string }) {
    this.#port = port;
    this.#staging = staging;
  }

  async fill(): Promise<Staged> {
    const { archive, ledger, directory } = this.#staging;
    try {
      for await (const entry of archive.entries()) {
        const admitted = ledger.admit(entry);
        if (admitted === undefined) this.#skipped.push(entry.name);
        else if (admitted.kind === 'file') await this.#stage(entry, admitted);
      }
    } catch (error) {
      await this.#clear();
      throw error;
    }
    return { directory, files: this.#files, skipped: this.#skipped };
  }

  async #stage(entry: ArchiveEntry, { names, mode, size }: AdmittedEntry): Promise<void> {
    const { into, directory, options } = this.#staging;
    const name = String(this.#files.length);
    const path = [...into, ...names].join('/');
    await options.onEntry?.({ path, bytes: size });
    const file = await this.#port.create(name, mode);
    const stagedAs = `${directory}/${name}`;
    this.#files.push({ path, bytes: size, mode, stagedAs, entry: entry.name });
    try {
      for await (const piece of entry.content()) {
        options.signal?.throwIfAborted();
        await writeAll(file, piece);
      }
    } finally {
      await file.close();
    }
  }

  // By the open directory: its path may lead elsewhere by now.
  async #clear(): Promise<void> {
    for (const index of this.#files.keys())
      await this.#port.remove(String(index)).catch(() => undefined);
  }
}

async function writeAll(file: WritableFile, bytes: Uint8Array): Promise<void> {
  let rest = bytes;
  while (rest.length > 0) {
    const taken = await file.write(rest);
    if (taken < 1)
      throw new FilesystemError({ message: 'expected a write to take bytes, it took none' });
    rest = rest.subarray(taken);
  }
}
