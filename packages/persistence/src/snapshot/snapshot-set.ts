import type { Clock } from '@selfware/contracts';
import type { FileSystem } from '../files/file-system.ts';
import type { RecoveryReport } from '../recovery-report.ts';
import type { EncryptSensitivity, Sensitivity } from '../sensitivity.ts';

/** How a set of files is saved. */
export interface SaveSnapshotOptions {
  /** `redact` is asked for the text of each file and has to give text; bytes that are no UTF-8 are then refused. Sealed files are all written again by each save. */
  readonly sensitivity: Sensitivity;
  /** How many generations are kept; absent means 2, at least 1. */
  readonly generations?: number;
  /** How long to wait for another process that saves; absent means 10 s. */
  readonly lockWaitMs?: number;
  readonly clock?: Clock;
  readonly fileSystem?: FileSystem;
}

/** How a set of files is loaded. */
export interface LoadSnapshotOptions {
  /** What opens sealed files; absent: they are refused. */
  readonly sensitivity?: EncryptSensitivity;
  /** The most bytes that one file may have; absent means 256 MiB. */
  readonly maxBytes?: number;
  readonly clock?: Clock;
  readonly fileSystem?: FileSystem;
}

/** Files that were saved together. */
export interface LoadedSnapshot {
  /** Plain names to bytes; absent when nothing usable was there. */
  readonly files: ReadonlyMap<string, Uint8Array> | undefined;
  /** 0 when nothing usable was there. */
  readonly generation: number;
  readonly report: RecoveryReport;
}
