import type { StandardSchemaV1 } from '@standard-schema/spec';
import { assertPortableName } from '../files/file-name.ts';

/** One file of a set. */
export interface ManifestEntry {
  readonly name: string;
  /** SHA-256 of its bytes in lower-case hex: the name of the file that holds them. */
  readonly hash: string;
  /** Whether those bytes are sealed; absent means that they are not. */
  readonly sealed?: boolean;
}

/** The most files that a set may have. */
export const maxFiles = 10_000;

/** Admits lists of files with portable names, each once. */
export const manifestSchema: StandardSchemaV1<unknown, readonly ManifestEntry[]> = {
  '~standard': {
    version: 1,
    vendor: 'selfware',
    validate: (value) =>
      isManifest(value) ? { value } : { issues: [{ message: 'expected a list of files' }] },
  },
};

function isManifest(value: unknown): value is readonly ManifestEntry[] {
  if (!Array.isArray(value) || value.length > maxFiles || !value.every(isEntry)) return false;
  return new Set(value.map(({ name }) => name)).size === value.length;
}

function isEntry(value: unknown): value is ManifestEntry {
  if (typeof value !== 'object' || value === null) return false;
  if (!('name' in value) || typeof value.name !== 'string' || !isPortable(value.name)) return false;
  if ('sealed' in value && value.sealed !== true) return false;
  return 'hash' in value && typeof value.hash === 'string' && /^[0-9a-f]{64}$/.test(value.hash);
}

function isPortable(name: string): boolean {
  try {
    return assertPortableName(name) === name;
  } catch {
    // Said by the result.
    return false;
  }
}
