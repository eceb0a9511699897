import type { Clock, SelfwareError } from '@selfware/contracts';
import { publishCommit } from '../events.ts';
import { asWriteError } from '../files/file-system-error.ts';
import type { OpenedFile } from '../files/file-system.ts';
import { writeAll } from '../files/write-all.ts';

/** Where the bytes of a queue go. */
export interface CommitTarget {
  readonly file: Pick<OpenedFile, 'write' | 'syncData' | 'truncate'>;
  readonly path: string;
  /** Where the first byte goes. */
  readonly end: number;
  readonly clock: Clock;
  /** True when entries that wait together share one sync. */
  readonly shareSync: boolean;
  /** Called when less waits than before. */
  readonly onProgress?: () => void;
}

interface Entry {
  /** Empty for an entry that only waits for those before it. */
  readonly bytes: Uint8Array;
  readonly durable: boolean;
  /** Called alone, after everything before. */
  readonly act?: () => Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: SelfwareError) => void;
}

const maxBatchBytes = 8 * 1024 * 1024;

/** Writes entries to the end of a file in their order and syncs it at most once a batch; after a failure it writes nothing more. */
export class CommitQueue {
  readonly #target: CommitTarget;
  #file: CommitTarget['file'];
  #waiting: Entry[] = [];
  #waitingBytes = 0;
  #isRunning = false;
  #written: number;
  #planned: number;
  #unsynced = { records: 0, bytes: 0 };
  #failure: SelfwareError | undefined;
  #isFailureTold = false;

  constructor(target: CommitTarget) {
    this.#target = target;
    this.#file = target.file;
    this.#written = target.end;
    this.#planned = target.end;
  }

  /** Where the file ends: everything before is written, though not all of it need be durable. */
  get end(): number {
    return this.#written;
  }

  /** Where the file will end when everything that waits is written. */
  get plannedEnd(): number {
    return this.#planned;
  }

  /** How many bytes wait to be written. */
  get pendingBytes(): number {
    return this.#waitingBytes;
  }

  /** Whether somebody who waited was told why the queue failed. */
  get isFailureTold(): boolean {
    return this.#isFailureTold;
  }

  /** Throws what made the queue fail, if anything did. */
  assertSound(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Resolves when `bytes` and all before them are written and, if `durable`, on the disk. */
  add(bytes: Uint8Array, { durable }: { durable: boolean }): Promise<void> {
    this.#planned += bytes.length;
    return this.#enqueue({ bytes, durable });
  }

  /** Calls `act` alone, when everything added before is written (and, unless not `durable`, on the disk) and nothing added after is written; its failure ends the queue. `plannedEnd` tells where the file that it gives to `retarget` ends. */
  turn(
    act: () => Promise<void>,
    { durable = true, plannedEnd }: { durable?: boolean; plannedEnd?: number } = {},
  ): Promise<void> {
    this.#planned = plannedEnd ?? this.#planned;
    return this.#enqueue({ bytes: new Uint8Array(0), durable, act });
  }

  /** Writes to another file from here on; only within a turn. */
  retarget(file: CommitTarget['file'], end: number): void {
    this.#file = file;
    this.#written = end;
  }

  #enqueue(entry: Omit<Entry, 'resolve' | 'reject'>): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) {
        reject(this.#failure);
        return;
      }
      this.#waiting.push({ ...entry, resolve, reject });
      this.#waitingBytes += entry.bytes.length;
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      // After all promises that are settled by now, so that whoever is about to append joins this group and not the next.
      await new Promise<void>((resolve) => {
        process.nextTick(resolve);
      });
      const batch = this.#takeBatch();
      try {
        await this.#commit(batch);
        for (const entry of batch) entry.resolve();
      } catch (error) {
        this.#fail(asWriteError(this.#target.path, error), batch);
      }
      this.#target.onProgress?.();
    }
    this.#isRunning = false;
  }

  #takeBatch(): readonly Entry[] {
    let [count, bytes] = [0, 0];
    for (const entry of this.#waiting) {
      const isAlone = entry.act !== undefined || bytes + entry.bytes.length > maxBatchBytes;
      if (count > 0 && isAlone) break;
      count += 1;
      bytes += entry.bytes.length;
      if (entry.act !== undefined || (!this.#target.shareSync && entry.durable)) break;
    }
    return this.#waiting.splice(0, count);
  }

  async #commit(batch: readonly Entry[]): Promise<void> {
    const startMs = this.#target.clock.monotonicMs();
    const bytes =
      batch.length === 1 ? batch[0]?.bytes : Buffer.concat(batch.map((entry) => entry.bytes));
    if (bytes !== undefined && bytes.length > 0) await this.#writeOrTakeBack(bytes);
    this.#unsynced.records += batch.filter((entry) => entry.bytes.length > 0).length;
    if (this.#unsynced.bytes > 0 && batch.some((entry) => entry.durable)) await this.#sync(startMs);
    await batch[0]?.act?.();
  }

  async #writeOrTakeBack(bytes: Uint8Array): Promise<void> {
    try {
      await this.#write(bytes);
    } catch (error) {
      // A full disk has no room to quarantine a torn record later; if this fails too, opening cuts it.
      await this.#file.truncate(this.#written).catch(() => undefined);
      throw error;
    }
  }

  async #write(bytes: Uint8Array): Promise<void> {
    const { path } = this.#target;
    await writeAll(this.#file, bytes, { path, position: this.#written });
    this.#written += bytes.length;
    this.#waitingBytes -= bytes.length;
    this.#unsynced.bytes += bytes.length;
  }

  async #sync(startMs: number): Promise<void> {
    const { clock } = this.#target;
    await this.#file.syncData();
    const durationMs = clock.monotonicMs() - startMs;
    publishCommit({ at: clock.now(), ...this.#unsynced, durationMs });
    this.#unsynced = { records: 0, bytes: 0 };
  }

  // After a failed sync the kernel may call the pages clean that never reached the disk: a second sync would prove nothing.
  #fail(error: SelfwareError, batch: readonly Entry[]): void {
    this.#failure = error;
    const rejected = [...batch, ...this.#waiting];
    this.#isFailureTold = rejected.some(({ bytes, durable }) => durable && bytes.length > 0);
    this.#waiting = [];
    this.#waitingBytes = 0;
    for (const entry of rejected) entry.reject(error);
  }
}
