import type { JsonValue } from '@selfware/contracts';
import type { Vault } from './vault/vault.ts';

/**
 * How secrets are kept out of what is stored; required, so that no store can forget it.
 * `redact` sees the JSON value before any byte is made; `none` states why nothing need be hidden; `encrypt` seals, so that nobody reads
 * or changes it without the key.
 */
export type Sensitivity =
  | { readonly kind: 'redact'; readonly redact: (value: JsonValue) => JsonValue }
  | { readonly kind: 'none'; readonly because: string }
  | EncryptSensitivity;

/** How blobs are kept, whose bytes cannot be redacted: as they are, for a stated reason, or sealed. */
export type BlobSensitivity = Exclude<Sensitivity, { readonly kind: 'redact' }>;

/** What is stored is sealed by a vault. */
export interface EncryptSensitivity {
  readonly kind: 'encrypt';
  readonly vault: Vault;
  /** Whose the content is: what was sealed for one does not open for another. A session's id, for example. */
  readonly id: string;
  /** Sees the JSON value before it is sealed; absent means that nothing is taken out. */
  readonly redact?: (value: JsonValue) => JsonValue;
  /** Whether what was written before in the clear is read too; absent means that it is refused. What is written next is sealed. */
  readonly acceptPlain?: boolean;
}
