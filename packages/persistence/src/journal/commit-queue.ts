import { setImmediate } from 'node:timers/promises';
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
}

interface Entry {
  /** Empty for an entry that only waits for those before it. */
  readonly bytes: Uint8Array;
  readonly durable: boolean;
  readonly resolve: () => void;
  readonly reject: (error: SelfwareError) => void;
}

const maxBatchBytes = 8 * 1024 * 1024;

/** Writes entries to the end of a file in their order and syncs it at most once a batch; after a failure it writes nothing more. */
export class CommitQueue {
  readonly #target: CommitTarget;
  #waiting: Entry[] = [];
  #waitingBytes = 0;
  #isRunning = false;
  #written: number;
  #unsynced = { records: 0, bytes: 0 };
  #failure: SelfwareError | undefined;

  constructor(target: CommitTarget) {
    this.#target = target;
    this.#written = target.end;
  }

  /** Where the file ends: everything before is written, though not all of it need be durable. */
  get end(): number {
    return this.#written;
  }

  /** Where the file will end when everything that waits is written. */
  get plannedEnd(): number {
    return this.#written + this.#waitingBytes;
  }

  /** True when so much waits that a writer had better wait, too. */
  get isCrowded(): boolean {
    return this.#waitingBytes > maxBatchBytes;
  }

  /** Throws what made the queue fail, if anything did. */
  assertSound(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Resolves when `bytes` and all before them are written and, if `durable`, on the disk. */
  add(bytes: Uint8Array, { durable }: { durable: boolean }): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) {
        reject(this.#failure);
        return;
      }
      this.#waiting.push({ bytes, durable, resolve, reject });
      this.#waitingBytes += bytes.length;
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      // One turn of the event loop, so that whoever is about to append joins this group and not the next.
      await setImmediate();
      const batch = this.#takeBatch();
      try {
        await this.#commit(batch);
        for (const entry of batch) entry.resolve();
      } catch (error) {
        this.#fail(asWriteError(this.#target.path, error), batch);
      }
    }
    this.#isRunning = false;
  }

  #takeBatch(): readonly Entry[] {
    let [count, bytes] = [0, 0];
    for (const entry of this.#waiting) {
      if (count > 0 && bytes + entry.bytes.length > maxBatchBytes) break;
      count += 1;
      bytes += entry.bytes.length;
      if (!this.#target.shareSync && entry.durable) break;
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
  }

  async #writeOrTakeBack(bytes: Uint8Array): Promise<void> {
    try {
      await this.#write(bytes);
    } catch (error) {
      // A full disk has no room to quarantine a torn record later; if this fails too, opening cuts it.
      await this.#target.file.truncate(this.#written).catch(() => undefined);
      throw error;
    }
  }

  async #write(bytes: Uint8Array): Promise<void> {
    const { file, path } = this.#target;
    await writeAll(file, bytes, { path, position: this.#written });
    this.#written += bytes.length;
    this.#waitingBytes -= bytes.length;
    this.#unsynced.bytes += bytes.length;
  }

  async #sync(startMs: number): Promise<void> {
    const { file, clock } = this.#target;
    await file.syncData();
    const durationMs = clock.monotonicMs() - startMs;
    publishCommit({ at: clock.now(), ...this.#unsynced, durationMs });
    this.#unsynced = { records: 0, bytes: 0 };
  }

  // After a failed sync the kernel may call the pages clean that never reached the disk: a second sync would prove nothing.
  #fail(error: SelfwareError, batch: readonly Entry[]): void {
    this.#failure = error;
    const rejected = [...batch, ...this.#waiting];
    this.#waiting = [];
    for (const entry of rejected) entry.reject(error);
  }
}
