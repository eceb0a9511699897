import { join } from 'node:path';
import type { SelfwareError } from '@selfware/contracts';
import { NotWritableError } from '../errors.ts';
import { asReadError } from '../files/file-system-error.ts';
import type { OpenedFile } from '../files/file-system.ts';
import { plainDirectory } from '../files/plain-directory.ts';
import { replaceFile } from '../files/replace-file.ts';
import type { CommitQueue } from './commit-queue.ts';
import { encodeJournalHeader, journalHeaderBytes } from './journal-header.ts';
import { pruneJournal } from './prune-journal.ts';
import type { OpenSegment } from './read-records.ts';
import type { RecoveredChain } from './recover-chain.ts';
import type { JournalPlace } from './recover-journal.ts';
import { nameSideFile, type Segment } from './segment-files.ts';
import { writeSnapshot, type StoredSnapshot } from './snapshot-files.ts';

/** The files of an open journal. What changes them goes through the queue, so that it never meets a write. */
export class SegmentChain {
  readonly #place: JournalPlace;
  readonly #queue: CommitQueue;
  #file: OpenedFile;
  #sealed: readonly Segment[];
  #through: number;
  /** The first number of the file that is appended to, as it is on the disk. */
  #first: number;
  /** The same when everything that waits is done. */
  #plannedFirst: number;
  /** The bytes of files that wait to be sealed. */
  #sealingBytes = 0;

  constructor(
    place: JournalPlace,
    queue: CommitQueue,
    { active, sealed, snapshot }: RecoveredChain,
  ) {
    this.#place = place;
    this.#queue = queue;
    this.#file = active.file;
    this.#sealed = sealed;
    this.#through = snapshot?.through ?? 0;
    this.#first = active.firstSequence;
    this.#plannedFirst = active.firstSequence;
  }

  /** The bytes of all files when everything that waits is written. */
  get plannedBytes(): number {
    const sealed = this.#sealed.reduce((sum, { end }) => sum + end, 0);
    return sealed + this.#sealingBytes + this.#queue.plannedEnd;
  }

  /** Whether a record, numbered after `last`, has to begin a new file to keep this one below a size. */
  isFull(last: number, { bytes, segmentBytes }: { bytes: number; segmentBytes: number }): boolean {
    return last >= this.#plannedFirst && this.#queue.plannedEnd + bytes > segmentBytes;
  }

  /** Lets what is appended from here on go into a new file; `last` is the number of the last record before. */
  rotate(last: number): Promise<void> {
    this.#plannedFirst = last + 1;
    this.#sealingBytes += this.#queue.plannedEnd;
    return this.#queue.turn(() => this.#seal(last), { plannedEnd: journalHeaderBytes });
  }

  /** Puts a snapshot in the place of the records up to its number, which are durable; those files go that no two snapshots need, or, with `kept: 1`, that this one does not. */
  async compact(
    snapshot: StoredSnapshot,
    { last, kept }: { readonly last: number; readonly kept: 1 | 2 },
  ): Promise<void> {
    if (last >= this.#plannedFirst) await this.rotate(last);
    await this.#queue.turn(async () => {
      await writeSnapshot(this.#place, snapshot);
      this.#through = Math.max(this.#through, snapshot.through);
      this.#sealed = await pruneJournal(this.#place, this.#sealed, { kept });
    });
  }

  /** Opens every file that has a record numbered `from` or higher that no snapshot stands for. */
  async openForReading(from: number): Promise<{
    readonly files: readonly OpenSegment[];
    readonly from: number;
  }> {
    const files: OpenSegment[] = [];
    const wanted = Math.max(from, this.#through + 1);
    // In the queue: a file must not be renamed or removed between its choice and its opening.
    let failure: SelfwareError | undefined;
    const choose = async (): Promise<void> => {
      const sealed = this.#sealed.filter(({ last }) => last >= wanted);
      for (const { file, end } of [...sealed, { file: this.#place.file, end: this.#queue.end }])
        files.push(await this.#openSegment(file, end));
    };
    const act = async (): Promise<void> =>
      choose().catch((error: unknown) => {
        // Reading that fails must not end writing.
        failure = asReadError(join(this.#place.directory, this.#place.file), error);
      });
    await this.#queue.turn(act, { durable: false });
    if (failure === undefined) return { files, from: wanted };
    await Promise.all(files.map(({ opened }) => opened.close()));
    throw failure;
  }

  /** Closes the file that is appended to. */
  async close(): Promise<void> {
    await this.#file.close();
  }

  async #openSegment(file: string, end: number): Promise<OpenSegment> {
    const path = join(this.#place.directory, file);
    return { path, end, opened: await this.#place.fileSystem.open(path, 'read') };
  }

  async #seal(last: number): Promise<void> {
    const { directory, file, name, fileSystem } = this.#place;
    const segment = { first: this.#first, last, end: this.#queue.end };
    const sealed = nameSideFile(name, 'segment', segment.first);
    const path = join(directory, sealed);
    if ((await fileSystem.stat(path)) !== undefined)
      throw new NotWritableError({ path, reason: 'another file in the place of a segment' });
    await fileSystem.rename(join(directory, file), path);
    // Before the new file takes the name: the old one would be lost with a rename that is not durable.
    await fileSystem.syncDirectory(directory);
    const content = [encodeJournalHeader(last + 1)];
    await replaceFile(plainDirectory(directory, this.#place), { name: file, mode: 0o600, content });
    const opened = await fileSystem.open(join(directory, file), 'update');
    await this.#file.close();
    this.#file = opened;
    this.#first = last + 1;
    this.#sealed = [...this.#sealed, { file: sealed, ...segment }];
    this.#sealingBytes -= segment.end;
    this.#queue.retarget(opened, journalHeaderBytes);
  }
}
