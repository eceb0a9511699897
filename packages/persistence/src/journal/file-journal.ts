import { join } from 'node:path';
import type { JsonValue } from '@selfware/contracts';
import { decodeContent } from '../content/decode-content.ts';
import { encodeContent, type ContentRules } from '../content/encode-content.ts';
import { ClosedError, ContentInvalidError, JournalFullError } from '../errors.ts';
import type { Lock } from '../files/lock-file.ts';
import type { RecoveryReport } from '../recovery-report.ts';
import { CommitQueue } from './commit-queue.ts';
import { encodeFrame } from './frame.ts';
import type { Journal, JournalOptions, JournalSnapshot, NumberedRecord } from './journal.ts';
import { PendingRoom } from './pending-room.ts';
import { readRecords } from './read-records.ts';
import type { RecoveredChain } from './recover-chain.ts';
import type { JournalPlace } from './recover-journal.ts';
import { SegmentChain } from './segment-chain.ts';
import type { StoredSnapshot } from './snapshot-files.ts';

/** What an open journal is made of. */
export interface FileJournalParts<T extends JsonValue | object, S extends JsonValue | object> {
  readonly options: JournalOptions<T, S>;
  readonly place: JournalPlace;
  readonly lock: Lock;
  readonly recovered: RecoveredChain;
}

const defaultMaxBytes = 1024 ** 3;
const defaultSegmentBytes = 64 * 1024 ** 2;
const defaultMaxPendingBytes = 16 * 1024 ** 2;
const asyncSyncMs = 100;
const nothing = new Uint8Array(0);

/** A journal in files that are recovered and locked. */
export class FileJournal<
  T extends JsonValue | object,
  S extends JsonValue | object,
> implements Journal<T, S> {
  readonly report: RecoveryReport;
  readonly #parts: FileJournalParts<T, S>;
  readonly #path: string;
  readonly #rules: ContentRules<T>;
  readonly #queue: CommitQueue;
  readonly #room: PendingRoom;
  readonly #chain: SegmentChain;
  #snapshot: JournalSnapshot<S> | undefined;
  #lastSequence: number;
  #cancelTimer: (() => void) | undefined;
  #closing: Promise<void> | undefined;

  constructor(parts: FileJournalParts<T, S>) {
    const { options, place, recovered } = parts;
    const { maxPendingBytes = defaultMaxPendingBytes, whenCrowded = 'wait' } = options;
    const path = join(place.directory, place.file);
    this.#parts = parts;
    this.#path = path;
    this.#rules = { ...options, what: `a record of ${path}` };
    this.#queue = new CommitQueue({
      ...recovered.active,
      path,
      clock: place.clock,
      shareSync: options.durability !== 'sync',
      onProgress: () => {
        this.#room.admit();
      },
    });
    const pendingBytes = (): number => this.#queue.pendingBytes;
    this.#room = new PendingRoom({ path, maxPendingBytes, whenCrowded, pendingBytes });
    this.#chain = new SegmentChain(place, this.#queue, recovered);
    this.#snapshot = decodeSnapshot(recovered.snapshot, path, options);
    this.#lastSequence = recovered.lastSequence;
    this.report = recovered.report;
  }

  get lastSequence(): number {
    return this.#lastSequence;
  }

  get snapshot(): JournalSnapshot<S> | undefined {
    return this.#snapshot;
  }

  async append(record: T, options: { readonly durable?: boolean } = {}): Promise<number> {
    this.#assertOpen();
    this.#queue.assertSound();
    const payload = encodeContent(record, this.#rules);
    const durable = options.durable ?? this.#parts.options.durability !== 'async';
    return this.#room.enter(payload.length, () => this.#add(payload, durable));
  }

  async *read(from = 1): AsyncGenerator<NumberedRecord<T>> {
    this.#assertOpen();
    const { schema } = this.#rules;
    yield* readRecords({ ...(await this.#chain.openForReading(from)), schema });
  }

  async compact(value: S, { through }: { readonly through: number }): Promise<void> {
    this.#assertOpen();
    const what = `a snapshot of ${this.#path}`;
    const { snapshotSchema: schema, sensitivity } = this.#parts.options;
    if (schema === undefined) throw new ContentInvalidError({ what, reason: 'no snapshotSchema' });
    if (!Number.isSafeInteger(through) || through < 1 || through > this.#lastSequence)
      throw new ContentInvalidError({ what, reason: 'a number that no record has' });
    if (through <= (this.#snapshot?.through ?? 0)) return;
    const payload = encodeContent(value, { what, schema, sensitivity });
    await this.#chain.compact({ through, payload }, this.#lastSequence);
    this.#snapshot = decodeSnapshot({ through, payload }, this.#path, this.#parts.options);
  }

  async flush(): Promise<void> {
    this.#assertOpen();
    await this.#settleAll();
  }

  async close(): Promise<void> {
    return (this.#closing ??= this.#release());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await this.close();
    } catch (error) {
      // An append has thrown it already: thrown once more, it would hide that one in a SuppressedError.
      if (!this.#queue.isFailureTold) throw error;
    }
  }

  async #add(payload: Uint8Array, durable: boolean): Promise<number> {
    const sequence = this.#lastSequence + 1;
    const frame = encodeFrame(sequence, payload);
    this.#assertRoom(frame.length);
    const { segmentBytes = defaultSegmentBytes } = this.#parts.options;
    if (this.#chain.isFull(this.#lastSequence, { bytes: frame.length, segmentBytes }))
      // The queue keeps its failure and throws it to the append behind it.
      this.#chain.rotate(this.#lastSequence).catch(() => undefined);
    this.#lastSequence = sequence;
    const written = this.#queue.add(frame, { durable });
    if (durable) await written;
    else this.#settleLater(written);
    return sequence;
  }

  async #settleAll(): Promise<void> {
    // Behind the appends that still wait for room.
    await this.#room.enter(0, () => this.#queue.add(nothing, { durable: true }));
  }

  async #release(): Promise<void> {
    this.#cancelTimer?.();
    try {
      await this.#settleAll();
    } finally {
      await this.#chain.close();
      await this.#parts.lock.close();
    }
  }

  #settleLater(written: Promise<void>): void {
    // The queue keeps its failure and throws it at the next append, flush or close.
    written.catch(() => undefined);
    if (this.#parts.options.durability !== 'async' || this.#cancelTimer !== undefined) return;
    this.#cancelTimer = this.#parts.place.clock.setTimer(() => {
      this.#cancelTimer = undefined;
      this.#queue.add(nothing, { durable: true }).catch(() => undefined);
    }, asyncSyncMs);
  }

  #assertOpen(): void {
    if (this.#closing !== undefined) throw new ClosedError({ path: this.#path });
  }

  #assertRoom(frameBytes: number): void {
    const { maxBytes = defaultMaxBytes } = this.#parts.options;
    const bytes = this.#chain.plannedBytes + frameBytes;
    if (bytes > maxBytes) throw new JournalFullError({ path: this.#path, bytes, maxBytes });
  }
}

function decodeSnapshot<T extends JsonValue | object, S extends JsonValue | object>(
  stored: StoredSnapshot | undefined,
  path: string,
  { snapshotSchema }: JournalOptions<T, S>,
): JournalSnapshot<S> | undefined {
  if (stored === undefined) return undefined;
  const what = `the snapshot of ${path}`;
  if (snapshotSchema === undefined)
    throw new ContentInvalidError({ what, reason: 'a compacted journal and no snapshotSchema' });
  const decoded = decodeContent(stored.payload, snapshotSchema);
  if (!decoded.ok) throw new ContentInvalidError({ what, reason: decoded.failure });
  return { value: decoded.value, through: stored.through };
}
