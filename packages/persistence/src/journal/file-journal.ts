import { join } from 'node:path';
import type { JsonValue } from '@selfware/contracts';
import { encodeContent, type ContentRules } from '../content/encode-content.ts';
import { ClosedError, ContentInvalidError, JournalFullError } from '../errors.ts';
import type { Lock } from '../files/lock-file.ts';
import type { RecoveryReport } from '../recovery-report.ts';
import type { Seal } from '../vault/vault.ts';
import { CommitQueue } from './commit-queue.ts';
import { encodeFrame } from './frame.ts';
import type { Journal, JournalOptions, JournalSnapshot, NumberedRecord } from './journal.ts';
import { decodeSnapshot } from './open-snapshot.ts';
import { PendingRoom } from './pending-room.ts';
import { readRecords } from './read-records.ts';
import type { RecoveredChain } from './recover-chain.ts';
import type { JournalPlace } from './recover-journal.ts';
import { placeOfRecord, placeOfSnapshot } from './sealed-places.ts';
import { SegmentChain } from './segment-chain.ts';
import type { StoredSnapshot } from './snapshot-files.ts';

/** What an open journal is made of. */
export interface FileJournalParts<T extends JsonValue | object, S extends JsonValue | object> {
  readonly options: JournalOptions<T, S>;
  readonly place: JournalPlace;
  readonly lock: Lock;
  readonly recovered: RecoveredChain;
  /** The value of `recovered.snapshot`. */
  readonly snapshot: JournalSnapshot<S> | undefined;
  /** Absent when nothing is sealed. */
  readonly seal: Seal | undefined;
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
    this.#snapshot = parts.snapshot;
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
    const { durability = 'group' } = this.#parts.options;
    const durable = options.durable ?? (durability === 'sync' || durability === 'group');
    return this.#room.enter(payload.length, () => this.#add(payload, durable));
  }

  async *read(from = 1): AsyncGenerator<NumberedRecord<T>> {
    this.#assertOpen();
    const { schema, sensitivity } = this.#rules;
    const { name } = this.#parts.place;
    const wanted = await this.#chain.openForReading(from);
    yield* readRecords({ ...wanted, schema, sensitivity, name });
  }

  async compact(
    value: S,
    { through, forget = false }: { readonly through: number; readonly forget?: boolean },
  ): Promise<void> {
    this.#assertOpen();
    const what = `a snapshot of ${this.#path}`;
    const { snapshotSchema: schema, sensitivity } = this.#parts.options;
    if (schema === undefined) throw new ContentInvalidError({ what, reason: 'no snapshotSchema' });
    if (!Number.isSafeInteger(through) || through < 1 || through > this.#lastSequence)
      throw new ContentInvalidError({ what, reason: 'a number that no record has' });
    const known = this.#snapshot?.through ?? 0;
    if (forget ? through < known : through <= known) return;
    const payload = encodeContent(value, { what, schema, sensitivity });
    const stored = this.#sealSnapshot({ through, payload, isSealed: false });
    const kept = forget ? 1 : 2;
    await this.#chain.compact(stored, { last: this.#lastSequence, kept });
    this.#snapshot = { value: decodeSnapshot(payload, what, { snapshotSchema: schema }), through };
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
    const frame = encodeFrame(sequence, this.#sealRecord(sequence, payload));
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

  #sealRecord(sequence: number, payload: Uint8Array): Uint8Array {
    const { seal, place, options } = this.#parts;
    if (seal === undefined || options.sensitivity.kind !== 'encrypt') return payload;
    return seal(payload, placeOfRecord(place.name, options.sensitivity.id, sequence));
  }

  #sealSnapshot(plain: StoredSnapshot): StoredSnapshot {
    const { seal, place, options } = this.#parts;
    if (seal === undefined || options.sensitivity.kind !== 'encrypt') return plain;
    const bound = placeOfSnapshot(place.name, options.sensitivity.id, plain.through);
    return { ...plain, payload: seal(plain.payload, bound), isSealed: true };
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
