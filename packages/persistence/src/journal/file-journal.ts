import type { Clock, JsonValue } from '@selfware/contracts';
import { encodeContent, type ContentRules } from '../content/encode-content.ts';
import { ClosedError, JournalFullError } from '../errors.ts';
import type { FileSystem } from '../files/file-system.ts';
import type { Lock } from '../files/lock-file.ts';
import type { RecoveryReport } from '../recovery-report.ts';
import { CommitQueue } from './commit-queue.ts';
import { encodeFrame } from './frame.ts';
import type { Durability, Journal, JournalOptions, NumberedRecord } from './journal.ts';
import { readRecords } from './read-records.ts';
import type { RecoveredJournal } from './recover-journal.ts';

/** What an open journal is made of. */
export interface FileJournalParts<T extends JsonValue | object> {
  readonly options: JournalOptions<T>;
  readonly path: string;
  readonly lock: Lock;
  readonly clock: Clock;
  readonly fileSystem: FileSystem;
  readonly recovered: RecoveredJournal;
}

const defaultMaxBytes = 1024 ** 3;
const asyncSyncMs = 100;
const nothing = new Uint8Array(0);

/** A journal in a file that is recovered and locked. */
export class FileJournal<T extends JsonValue | object> implements Journal<T> {
  readonly report: RecoveryReport;
  readonly #parts: FileJournalParts<T>;
  readonly #rules: ContentRules<T>;
  readonly #queue: CommitQueue;
  readonly #durability: Durability;
  #lastSequence: number;
  #cancelTimer: (() => void) | undefined;
  #closing: Promise<void> | undefined;

  constructor(parts: FileJournalParts<T>) {
    const { options, path, clock, recovered } = parts;
    const { durability = 'group', schema, sensitivity } = options;
    this.#parts = parts;
    this.#rules = { what: `a record of ${path}`, schema, sensitivity };
    this.#queue = new CommitQueue({ ...recovered, path, clock, shareSync: durability !== 'sync' });
    this.#durability = durability;
    this.#lastSequence = recovered.lastSequence;
    this.report = recovered.report;
  }

  get lastSequence(): number {
    return this.#lastSequence;
  }

  async append(record: T, options: { readonly durable?: boolean } = {}): Promise<number> {
    this.#assertOpen();
    this.#queue.assertSound();
    const payload = encodeContent(record, this.#rules);
    const sequence = this.#lastSequence + 1;
    const frame = encodeFrame(sequence, payload);
    this.#assertRoom(frame.length);
    this.#lastSequence = sequence;
    const durable = options.durable ?? this.#durability !== 'async';
    const written = this.#queue.add(frame, { durable });
    if (durable || this.#queue.isCrowded) await written;
    else this.#settleLater(written);
    return sequence;
  }

  async *read(from = 1): AsyncGenerator<NumberedRecord<T>> {
    this.#assertOpen();
    await this.#queue.add(nothing, { durable: false });
    const { schema } = this.#rules;
    const { path, fileSystem } = this.#parts;
    yield* readRecords({ path, fileSystem, end: this.#queue.end, schema, from });
  }

  async flush(): Promise<void> {
    this.#assertOpen();
    await this.#queue.add(nothing, { durable: true });
  }

  async close(): Promise<void> {
    return (this.#closing ??= this.#release());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #release(): Promise<void> {
    this.#cancelTimer?.();
    try {
      await this.#queue.add(nothing, { durable: true });
    } finally {
      await this.#parts.recovered.file.close();
      await this.#parts.lock.close();
    }
  }

  #settleLater(written: Promise<void>): void {
    // The queue keeps its failure and throws it at the next append, flush or close.
    written.catch(() => undefined);
    if (this.#durability !== 'async' || this.#cancelTimer !== undefined) return;
    this.#cancelTimer = this.#parts.clock.setTimer(() => {
      this.#cancelTimer = undefined;
      this.#queue.add(nothing, { durable: true }).catch(() => undefined);
    }, asyncSyncMs);
  }

  #assertOpen(): void {
    if (this.#closing !== undefined) throw new ClosedError({ path: this.#parts.path });
  }

  #assertRoom(frameBytes: number): void {
    const { maxBytes = defaultMaxBytes } = this.#parts.options;
    const bytes = this.#queue.plannedEnd + frameBytes;
    if (bytes > maxBytes) throw new JournalFullError({ path: this.#parts.path, bytes, maxBytes });
  }
}
