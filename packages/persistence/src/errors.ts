import { SelfwareError } from '@selfware/contracts';

/** Another process, or this one, holds the lock: `persistence/locked`. */
export class LockedError extends SelfwareError {
  constructor({ path, owner, cause }: { path: string; owner: string; cause?: unknown }) {
    const message = `expected ${path} to be free, got a lock held by ${owner}`;
    const hint = 'wait until the owner ends, or end it';
    const retryable = true;
    const details = { path, owner };
    super({
      code: 'persistence/locked',
      category: 'conflict',
      message,
      hint,
      retryable,
      details,
      cause,
    });
  }
}

/** Damage that appeared in an open journal: `persistence/journal-damaged`. */
export class JournalDamagedError extends SelfwareError {
  constructor({ path, offset, reason }: { path: string; offset: number; reason: string }) {
    const message = `expected a whole record at byte ${offset} of ${path}, got ${reason}`;
    const hint = 'open the journal again: opening salvages what is whole and sets the rest aside';
    const details = { path, offset, reason };
    super({ code: 'persistence/journal-damaged', category: 'corrupt', message, hint, details });
  }
}

/** A journal reached its size limit: `persistence/journal-full`. */
export class JournalFullError extends SelfwareError {
  constructor({ path, bytes, maxBytes }: { path: string; bytes: number; maxBytes: number }) {
    const message = `expected ${path} to stay within ${maxBytes} bytes, got ${bytes}`;
    const hint = 'begin a new journal, or open this one with a larger maxBytes';
    const details = { path, bytes, maxBytes };
    super({ code: 'persistence/journal-full', category: 'resource', message, hint, details });
  }
}

/** So much waits to be written that no more is taken: `persistence/journal-busy`. */
export class JournalBusyError extends SelfwareError {
  constructor({ path, maxPendingBytes }: { path: string; maxPendingBytes: number }) {
    const message = `expected at most ${maxPendingBytes} bytes to wait for ${path}, got more`;
    const hint = 'await the appends before, or open the journal with whenCrowded wait';
    const details = { path, maxPendingBytes };
    const retryable = true;
    super({
      code: 'persistence/journal-busy',
      category: 'resource',
      message,
      hint,
      retryable,
      details,
    });
  }
}

/** A value is larger than one record may be: `persistence/record-too-large`. */
export class RecordTooLargeError extends SelfwareError {
  constructor({ bytes, maxBytes }: { bytes: number; maxBytes: number }) {
    const message = `expected a value of at most ${maxBytes} bytes of JSON, got ${bytes}`;
    const hint = 'put large content into a blob store and keep its hash';
    const details = { bytes, maxBytes };
    super({
      code: 'persistence/record-too-large',
      category: 'invalid-input',
      message,
      hint,
      details,
    });
  }
}

/** A file is larger than the caller reads: `persistence/file-too-large`. */
export class FileTooLargeError extends SelfwareError {
  constructor({ path, maxBytes }: { path: string; maxBytes: number }) {
    const message = `expected at most ${maxBytes} bytes in ${path}, got more`;
    const details = { path, maxBytes };
    super({ code: 'persistence/file-too-large', category: 'resource', message, details });
  }
}

/** The disk, the quota or the file size limit is exhausted: `persistence/disk-full`. */
export class DiskFullError extends SelfwareError {
  constructor({ path, cause }: { path: string; cause?: unknown }) {
    const message = `expected room to write ${path}, got a full disk or an exhausted quota`;
    const hint = 'free some space; what was there before is untouched';
    const details = { path };
    super({ code: 'persistence/disk-full', category: 'resource', message, hint, details, cause });
  }
}

/** The disk has less room than work should be begun with: `persistence/disk-low`. */
export class DiskLowError extends SelfwareError {
  constructor(low: { path: string; freeBytes: number; minFreeBytes: number }) {
    const { path, freeBytes, minFreeBytes } = low;
    const message = `expected at least ${minFreeBytes} free bytes for ${path}, got ${freeBytes}`;
    const hint = 'free some space, or put the state on another disk';
    super({
      code: 'persistence/disk-low',
      category: 'resource',
      message,
      hint,
      details: { ...low },
    });
  }
}

/** There is no such file: `persistence/not-found`. */
export class NotFoundError extends SelfwareError {
  constructor({ path, cause }: { path: string; cause?: unknown }) {
    const message = `expected ${path}, got no such file`;
    super({
      code: 'persistence/not-found',
      category: 'not-found',
      message,
      details: { path },
      cause,
    });
  }
}

/** A file could not be read, for want of permission or a working disk: `persistence/not-readable`. */
export class NotReadableError extends SelfwareError {
  constructor({ path, reason, cause }: { path: string; reason: string; cause?: unknown }) {
    const message = `expected to read ${path}, got ${reason}`;
    const hint = 'check the permissions and the disk; the file was left as it is';
    const details = { path, reason };
    super({
      code: 'persistence/not-readable',
      category: 'internal',
      message,
      hint,
      details,
      cause,
    });
  }
}

/** A file could not be written, for want of permission or a working disk: `persistence/not-writable`. */
export class NotWritableError extends SelfwareError {
  constructor({ path, reason, cause }: { path: string; reason: string; cause?: unknown }) {
    const message = `expected to write ${path}, got ${reason}`;
    const hint = 'check the permissions and the disk';
    const details = { path, reason };
    super({
      code: 'persistence/not-writable',
      category: 'internal',
      message,
      hint,
      details,
      cause,
    });
  }
}

/** A path is a directory, a link or a device where a regular file is needed: `persistence/not-a-file`. */
export class NotAFileError extends SelfwareError {
  constructor({ path, kind }: { path: string; kind: string }) {
    const message = `expected a regular file at ${path}, got a ${kind}`;
    const details = { path, kind };
    super({ code: 'persistence/not-a-file', category: 'invalid-input', message, details });
  }
}

/** A newer program wrote this file: `persistence/version-unsupported`. */
export class VersionUnsupportedError extends SelfwareError {
  constructor({ path, version, supported }: { path: string; version: number; supported: number }) {
    const message = `expected version ${supported} in ${path}, got ${version}`;
    const hint = 'use the version of the program that wrote it; the file was left as it is';
    const details = { path, version, supported };
    super({
      code: 'persistence/version-unsupported',
      category: 'conflict',
      message,
      hint,
      details,
    });
  }
}

/** Another put of a backend was faster: `persistence/generation-taken`. */
export class GenerationTakenError extends SelfwareError {
  constructor({ key, expected, found }: { key: string; expected: number; found: number }) {
    const message = `expected generation ${expected} of ${key} to be the newest, got ${found}`;
    const hint = 'get the key again and put after the generation that is there now';
    const details = { key, expected, found };
    super({ code: 'persistence/generation-taken', category: 'conflict', message, hint, details });
  }
}

/** A value that its schema, or JSON, does not admit: `persistence/content-invalid`. */
export class ContentInvalidError extends SelfwareError {
  constructor({ what, reason, cause }: { what: string; reason: string; cause?: unknown }) {
    const message = `expected ${what} to match its schema, got ${reason}`;
    const details = { what, reason };
    super({
      code: 'persistence/content-invalid',
      category: 'invalid-input',
      message,
      details,
      cause,
    });
  }
}

/** A blob's bytes do not have the hash that names them: `persistence/blob-damaged`. */
export class BlobDamagedError extends SelfwareError {
  constructor({ hash, quarantined }: { hash: string; quarantined: string }) {
    const message = `expected bytes with SHA-256 ${hash}, got others, moved to ${quarantined}`;
    const hint = 'put the content again to heal the store';
    const details = { hash, quarantined };
    super({ code: 'persistence/blob-damaged', category: 'corrupt', message, hint, details });
  }
}

/** A name is not usable as a plain file name on every system: `persistence/invalid-name`. */
export class InvalidNameError extends SelfwareError {
  constructor({ name, expected }: { name: string; expected: string }) {
    const message = `expected ${expected}, got ${JSON.stringify(name.slice(0, 100))}`;
    super({ code: 'persistence/invalid-name', category: 'invalid-input', message });
  }
}

/** The journal or store was closed before: `persistence/closed`. */
export class ClosedError extends SelfwareError {
  constructor({ path }: { path: string }) {
    const message = `expected ${path} to be open, got a call after close`;
    super({ code: 'persistence/closed', category: 'invalid-input', message, details: { path } });
  }
}

/** No key opens what is sealed, or the key file is not there: `persistence/key-missing`. */
export class KeyMissingError extends SelfwareError {
  constructor({ what, cause }: { what: string; cause?: unknown }) {
    const message = `expected the key of ${what}, got none`;
    const hint = 'bring back the key from a copy: no new key opens what was sealed with it';
    const details = { what };
    super({ code: 'persistence/key-missing', category: 'config', message, hint, details, cause });
  }
}

/** A key or a key file is not usable: `persistence/key-damaged`. */
export class KeyDamagedError extends SelfwareError {
  constructor({ what, reason, cause }: { what: string; reason: string; cause?: unknown }) {
    const message = `expected a usable key as ${what}, got ${reason}`;
    const hint = 'bring back the key from a copy: no new key opens what was sealed with it';
    const details = { what, reason };
    super({ code: 'persistence/key-damaged', category: 'config', message, hint, details, cause });
  }
}

/** A key file is made where something is already: `persistence/key-exists`. */
export class KeyExistsError extends SelfwareError {
  constructor({ path }: { path: string }) {
    const message = `expected nothing at ${path}, got a file`;
    const hint = 'load it; or name another file for a new key and keep this one as an older key';
    const details = { path };
    super({ code: 'persistence/key-exists', category: 'conflict', message, hint, details });
  }
}

/** What is sealed was changed, moved or replaced, or the passphrase is another: `persistence/not-authentic`. */
export class NotAuthenticError extends SelfwareError {
  constructor({ path, reason }: { path: string; reason: string }) {
    const message = `expected ${path} as it was sealed, got ${reason}`;
    const hint = 'check the passphrase; else somebody changed the file, which was left as it is';
    const details = { path, reason };
    super({ code: 'persistence/not-authentic', category: 'corrupt', message, hint, details });
  }
}

/** A step from one version of a value to the next failed: `persistence/migration-failed`. */
export class MigrationFailedError extends SelfwareError {
  constructor({ path, version, cause }: { path: string; version: number; cause?: unknown }) {
    const message = `expected ${path} to go from version ${version} to ${version + 1}, got a failing migration`;
    const hint = 'use the version of the program that wrote it; the file was left as it is';
    const details = { path, version };
    super({
      code: 'persistence/migration-failed',
      category: 'internal',
      message,
      hint,
      details,
      cause,
    });
  }
}
