import { readFile } from 'node:fs/promises';
import { SelfwareError } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import * as surface from '../src/index.ts';

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');

const errors: readonly SelfwareError[] = [
  new surface.BlobDamagedError({ hash: 'h', quarantined: 'q' }),
  new surface.ClosedError({ path: 'p' }),
  new surface.ContentInvalidError({ what: 'w', reason: 'r' }),
  new surface.DiskFullError({ path: 'p' }),
  new surface.DiskLowError({ path: 'p', freeBytes: 1, minFreeBytes: 2 }),
  new surface.FileTooLargeError({ path: 'p', maxBytes: 1 }),
  new surface.GenerationTakenError({ key: 'k', expected: 1, found: 2 }),
  new surface.InvalidNameError({ name: 'n', expected: 'e' }),
  new surface.JournalBusyError({ path: 'p', maxPendingBytes: 1 }),
  new surface.JournalDamagedError({ path: 'p', offset: 1, reason: 'r' }),
  new surface.JournalFullError({ path: 'p', bytes: 2, maxBytes: 1 }),
  new surface.KeyDamagedError({ what: 'w', reason: 'r' }),
  new surface.KeyExistsError({ path: 'p' }),
  new surface.KeyMissingError({ what: 'w' }),
  new surface.LockedError({ path: 'p', owner: 'o' }),
  new surface.MigrationFailedError({ path: 'p', version: 1 }),
  new surface.NotAFileError({ path: 'p', kind: 'link' }),
  new surface.NotAuthenticError({ path: 'p', reason: 'r' }),
  new surface.NotFoundError({ path: 'p' }),
  new surface.NotReadableError({ path: 'p', reason: 'r' }),
  new surface.NotWritableError({ path: 'p', reason: 'r' }),
  new surface.RecordTooLargeError({ bytes: 2, maxBytes: 1 }),
  new surface.VersionUnsupportedError({ path: 'p', version: 2, supported: 1 }),
];

describe('@selfware/persistence', () => {
  it('exports exactly these names', () => {
    expect(Object.keys(surface).sort()).toEqual([
      ...errors.map(({ name }) => name),
      'assertFreeSpace',
      'commitChannel',
      'createBackendStore',
      'createKeyFile',
      'createStore',
      'createVault',
      'loadKeyFile',
      'loadSnapshot',
      'lockFile',
      'openBackendJournal',
      'openBlobStore',
      'openFileBackend',
      'openJournal',
      'openReserve',
      'plainDirectory',
      'quarantineChannel',
      'readFileBounded',
      'readJournal',
      'readProcessIdentity',
      'removeDirectory',
      'removeStaleTemporaries',
      'repairJournal',
      'saveSnapshot',
      'verifyDirectory',
      'verifyJournal',
      'writeFileAtomically',
    ]);
  });

  it('throws only branded errors, each with a code of its own that the README explains', () => {
    for (const error of errors) {
      expect(SelfwareError.isInstance(error)).toBe(true);
      expect(error.code).toMatch(/^persistence\/[a-z-]+$/);
      expect(readme).toContain(`\`${error.code}\``);
    }
    expect(new Set(errors.map(({ code }) => code)).size).toBe(errors.length);
  });
});
