import type { Clock, JsonValue } from '@selfware/contracts';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { FileSystem } from '../files/file-system.ts';
import type { RecoveryReport } from '../recovery-report.ts';
import type { Sensitivity } from '../sensitivity.ts';

/** What a store is made with. */
export interface StoreOptions<T> {
  /** Created, with its parents, at the first save. */
  readonly directory: string;
  /** A plain name; the files are `<name>.<generation>.store`. */
  readonly name: string;
  /** A synchronous schema; asked before saving and after the checksum held on loading. */
  readonly schema: StandardSchemaV1<unknown, T>;
  /** The schema version of what is saved, a positive integer; a file of another version that no migration leads from is refused, not guessed at. */
  readonly version: number;
  /** One step each: under `n` is what turns a value of version `n` into one of `n + 1`. Loading changes no file; the next save writes the new version. */
  readonly migrations?: Readonly<Record<number, (value: JsonValue) => JsonValue>>;
  readonly sensitivity: Sensitivity;
  /** How many generations are kept; absent means 3, at least 1. */
  readonly generations?: number;
  /** How long a save waits for another process that saves; absent means 10 s. */
  readonly lockWaitMs?: number;
  readonly clock?: Clock;
  readonly fileSystem?: FileSystem;
}

/** What `load` found. */
export interface Loaded<T> {
  /** Absent when nothing usable was there. */
  readonly value: T | undefined;
  /** 0 when nothing usable was there. */
  readonly generation: number;
  readonly report: RecoveryReport;
}

/** One kept generation, looked at without changing anything. */
export interface GenerationState {
  readonly generation: number;
  /** The plain name of the file. */
  readonly file: string;
  /** `unchained`: whole, but written after another file than the generation that lies before it. */
  readonly status: 'whole' | 'damaged' | 'unchained';
}

/** One value, kept as numbered generations of which the newest valid one counts. */
export interface Store<T> extends AsyncDisposable {
  /** The newest valid generation. Damaged files move to `quarantine/`. Throws `persistence/not-readable`, `persistence/version-unsupported`, `persistence/migration-failed`, `persistence/key-missing`, `persistence/not-authentic`, `persistence/content-invalid`; nothing is moved then. */
  load(): Promise<Loaded<T>>;
  /** Saves a new generation and gives its number when it is durable. Throws as an append of a journal does. */
  save(value: T): Promise<number>;
  /** Checks every kept generation, newest first, and changes nothing. */
  verify(): Promise<readonly GenerationState[]>;
  /** Waits for running saves; every later call throws `persistence/closed`. */
  close(): Promise<void>;
}
