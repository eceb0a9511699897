export type { Backend, LogEntry, StoredBytes } from './backend/backend.ts';
export { createBackendStore, type BackendStoreOptions } from './backend/create-backend-store.ts';
export {
  openBackendJournal,
  type BackendJournal,
  type BackendJournalOptions,
} from './backend/open-backend-journal.ts';
export { openFileBackend, type FileBackendOptions } from './backend/open-file-backend.ts';
export type { BlobCollection, BlobState, BlobStore } from './blob/blob-store.ts';
export { openBlobStore, type BlobStoreOptions } from './blob/open-blob-store.ts';
export {
  BlobDamagedError,
  ClosedError,
  ContentInvalidError,
  DiskFullError,
  DiskLowError,
  FileTooLargeError,
  GenerationTakenError,
  InvalidNameError,
  JournalBusyError,
  JournalDamagedError,
  JournalFullError,
  KeyDamagedError,
  KeyExistsError,
  KeyMissingError,
  LockedError,
  MigrationFailedError,
  NotAFileError,
  NotAuthenticError,
  NotFoundError,
  NotReadableError,
  NotWritableError,
  RecordTooLargeError,
  VersionUnsupportedError,
} from './errors.ts';
export { assertFreeSpace, type FreeSpaceOptions } from './disk/assert-free-space.ts';
export { openReserve, type Reserve, type ReserveOptions } from './disk/open-reserve.ts';
export { commitChannel, quarantineChannel } from './events.ts';
export { lockFile, type Lock, type LockOptions } from './files/lock-file.ts';
export { plainDirectory } from './files/plain-directory.ts';
export type { FileSystem, OpenedFile, OpenMode } from './files/file-system.ts';
export { readFileBounded, type ReadFileOptions } from './files/read-file-bounded.ts';
export { removeDirectory, type RemoveDirectoryOptions } from './files/remove-directory.ts';
export { removeStaleTemporaries } from './files/remove-stale-temporaries.ts';
export { writeFileAtomically, type WriteFileOptions } from './files/write-file-atomically.ts';
export { readProcessIdentity } from './identity/read-process-identity.ts';
export type {
  Durability,
  Journal,
  JournalOptions,
  JournalSnapshot,
  NumberedRecord,
  RecoveryPolicy,
} from './journal/journal.ts';
export { openJournal } from './journal/open-journal.ts';
export { readJournal, type ReadJournalOptions } from './journal/read-journal.ts';
export {
  verifyDirectory,
  type FileState,
  type VerifyDirectoryOptions,
} from './recovery/verify-directory.ts';
export type { FileVerdict } from './recovery/verify-file.ts';
export type { JournalLocation, JournalState } from './recovery/journal-state.ts';
export { repairJournal } from './recovery/repair-journal.ts';
export { verifyJournal } from './recovery/verify-journal.ts';
export type { Damage, DamageReason, LostRange, RecoveryReport } from './recovery-report.ts';
export type { BlobSensitivity, EncryptSensitivity, Sensitivity } from './sensitivity.ts';
export { loadSnapshot } from './snapshot/load-snapshot.ts';
export { saveSnapshot } from './snapshot/save-snapshot.ts';
export type {
  LoadedSnapshot,
  LoadSnapshotOptions,
  SaveSnapshotOptions,
} from './snapshot/snapshot-set.ts';
export { createStore } from './store/create-store.ts';
export type { GenerationState, Loaded, Store, StoreOptions } from './store/store.ts';
export { createKeyFile } from './vault/create-key-file.ts';
export { createVault } from './vault/create-vault.ts';
export { loadKeyFile } from './vault/load-key-file.ts';
export type {
  OpenedBytes,
  Seal,
  SealedPlace,
  Vault,
  VaultFailure,
  VaultKey,
  VaultOptions,
} from './vault/vault.ts';
