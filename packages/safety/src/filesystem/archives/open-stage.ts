import { randomBytes } from 'node:crypto';
import type { DirectoryPort, WritableFile } from '@selfware/contracts';
import { FilesystemError } from '../../errors.ts';
import type { Root } from '../root.ts';
import type { ArchiveEntry } from './archive-entry.ts';
import type { AdmittedEntry, EntryLedger } from './entry-ledger.ts';
import type { ExtractedFile, ExtractOptions } from './extract-archive.ts';
import type { UndoLog } from './undo-log.ts';

/** A file that waits for its name. */
export interface StagedFile extends ExtractedFile {
  /** Where it waits, relative to the root. */
  readonly stagedAs: string;
  readonly mode: number;
}

/** What is staged, and by which rules. */
export interface Staging {
  readonly entries: AsyncIterable<ArchiveEntry>;
  readonly ledger: EntryLedger;
  readonly into: readonly string[];
  readonly options: Pick<ExtractOptions, 'onEntry' | 'signal'>;
}

/**
 * Makes a directory of its own in the target, which is there, and holds it open: whatever becomes of its path, all that is staged
 * lies in it. The directory is the undo log's, its files are `clear`'s.
 */
export async function openStage(
  root: Root,
  { into, undo }: { readonly into: readonly string[]; readonly undo: UndoLog },
): Promise<Stage> {
  const name = `.extract-${randomBytes(8).toString('hex')}`;
  const directory = [...into, name].join('/');
  undo.note(directory, 'directory');
  await root.makeDirectory(directory);
  return new Stage(directory, await root.directory(directory));
}

/** A directory in which files wait under numbers. */
export class Stage {
  readonly directory: string;
  readonly #port: DirectoryPort;
  readonly #files: StagedFile[] = [];
  readonly #skipped: string[] = [];

  constructor(directory: string, port: DirectoryPort) {
    this.directory = directory;
    this.#port = port;
  }

  /** In the order of the archive. */
  get files(): readonly StagedFile[] {
    return this.#files;
  }

  /** Names of links that were left out, as the archive writes them. */
  get skipped(): readonly string[] {
    return this.#skipped;
  }

  /** Judges and writes the files of an archive. */
  async fill({ entries, ledger, into, options }: Staging): Promise<void> {
    for await (const entry of entries) {
      const admitted = ledger.admit(entry);
      if (admitted === undefined) this.#skipped.push(entry.name);
      else if (admitted.kind === 'file') await this.#write(entry, admitted, { into, options });
    }
  }

  /** Removes the files that still wait. */
  async clear(): Promise<void> {
    for (const index of this.#files.keys())
      await this.#port.remove(String(index)).catch(() => undefined);
  }

  close(): Promise<void> {
    return this.#port.close();
  }

  async #write(
    entry: ArchiveEntry,
    { names, mode, size }: AdmittedEntry,
    { into, options }: Pick<Staging, 'into' | 'options'>,
  ): Promise<void> {
    const name = String(this.#files.length);
    const path = [...into, ...names].join('/');
    await options.onEntry?.({ path, bytes: size });
    const file = await this.#port.create(name, mode);
    this.#files.push({ path, bytes: size, mode, stagedAs: `${this.directory}/${name}` });
    try {
      for await (const piece of entry.content()) {
        options.signal?.throwIfAborted();
        await writeAll(file, piece);
      }
    } finally {
      await file.close();
    }
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
