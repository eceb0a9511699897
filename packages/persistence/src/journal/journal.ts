import type { Clock, JsonValue } from '@selfware/contracts';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { FileSystem } from '../files/file-system.ts';
import type { RecoveryReport } from '../recovery-report.ts';
import type { Sensitivity } from '../sensitivity.ts';

/**
 * When `append` resolves. `sync`: after a disk sync of its own; `group`: after a disk sync shared with
 * concurrent appends; `async`: at once, the sync follows within 100 ms (a kill loses nothing, a power cut that much);
 * `exit`: at once, and nothing is synced before `flush`, `close` or the end of a file (a kill loses nothing, a power cut all since).
 */
export type Durability = 'sync' | 'group' | 'async' | 'exit';

/**
 * What opening does about damage. `salvage`: every whole record is kept, wherever damage lies. `point-in-time`: the records before the first
 * that is missing are kept, so that they are all that there ever were at one time; what follows is set aside. `tolerate-tail`: a write that was never
 * finished is cut from the end of the newest file, other damage is refused. `absolute`: all damage is refused. What is refused throws
 * `persistence/journal-damaged` and changes nothing.
 */
export type RecoveryPolicy = 'salvage' | 'point-in-time' | 'tolerate-tail' | 'absolute';

/** What a journal is opened with. */
export interface JournalOptions<
  T extends JsonValue | object,
  S extends JsonValue | object = JsonValue,
> {
  /** Created, with its parents, when absent. */
  readonly directory: string;
  /** A plain name; the newest file is `<name>.journal`. */
  readonly name: string;
  /** A synchronous schema; asked before a record is written and after its checksum held on reading. */
  readonly schema: StandardSchemaV1<unknown, T>;
  readonly sensitivity: Sensitivity;
  /** Absent means `group`. */
  readonly durability?: Durability;
  /** Absent means `salvage`. */
  readonly recovery?: RecoveryPolicy;
  /** What a snapshot has to be; absent: the journal is never compacted, and is refused when it was. */
  readonly snapshotSchema?: StandardSchemaV1<unknown, S>;
  /** Size of one file at which the next one begins; absent means 64 MiB. */
  readonly segmentBytes?: number;
  /** How many bytes may wait to be written; absent means 16 MiB. */
  readonly maxPendingBytes?: number;
  /** What an append does when so much waits; absent means `wait`, `reject` throws `persistence/journal-busy`. */
  readonly whenCrowded?: 'wait' | 'reject';
  /** Size of all files at which appends are refused; absent means 1 GiB. */
  readonly maxBytes?: number;
  /** How long to wait for another owner of the journal; absent means not at all. */
  readonly lockWaitMs?: number;
  readonly clock?: Clock;
  readonly fileSystem?: FileSystem;
}

/** A record with its number: 1 for the first ever appended, then one more each. */
export interface NumberedRecord<T> {
  readonly sequence: number;
  readonly record: T;
}

/** A value that stands for all records up to a number. */
export interface JournalSnapshot<S> {
  readonly value: S;
  readonly through: number;
}

/** Append-only files of records that one process has open. */
export interface Journal<
  T extends JsonValue | object,
  S extends JsonValue | object = JsonValue,
> extends AsyncDisposable {
  /** What opening found. */
  readonly report: RecoveryReport;
  /** What the journal was compacted into; absent when it never was. `read` begins after it. */
  readonly snapshot: JournalSnapshot<S> | undefined;
  /** The number of the last record; 0 when there is none. */
  readonly lastSequence: number;
  /**
   * Appends a record and gives its number: resolves when it is durable, or, with `durable: false`, as soon as it is buffered.
   * Throws `persistence/content-invalid`, `persistence/record-too-large`, `persistence/journal-full`, `persistence/journal-busy`, `persistence/disk-full`,
   * `persistence/not-writable` or `persistence/closed`; after a failed write every later append fails too: open the journal again.
   */
  append(record: T, options?: { readonly durable?: boolean }): Promise<number>;
  /** Yields what was appended before the call and has no snapshot, beginning with number `from` (absent: all). Throws `persistence/journal-damaged` or `persistence/content-invalid`. */
  read(from?: number): AsyncIterable<NumberedRecord<T>>;
  /**
   * Puts `value`, which is redacted as records are, in the place of all records up to number `through` (at most `lastSequence`), in one step: after a crash at any moment
   * there is the old or the new state. Two snapshots are kept, and the records between them, so that one damaged file loses nothing; with `forget` only
   * this one is, for what must not be on the disk any more.
   */
  compact(
    value: S,
    options: { readonly through: number; readonly forget?: boolean },
  ): Promise<void>;
  /** Resolves when everything appended before is durable. */
  flush(): Promise<void>;
  /** Flushes, closes the file and gives the lock back; a second call does nothing. `await using` throws only what no append has thrown before. */
  close(): Promise<void>;
}
