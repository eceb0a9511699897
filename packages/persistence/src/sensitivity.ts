import type { JsonValue } from '@selfware/contracts';
import type { Vault } from './vault/vault.ts';

/**
 * How secrets are kept out of what is stored; required, so that no store can forget it.
 * `redact` sees the JSON value before any byte is made; `none` states why nothing need be hidden.
 */
export type Sensitivity =
  | { readonly kind: 'redact'; readonly redact: (value: JsonValue) => JsonValue }
  | { readonly kind: 'none'; readonly because: string };

/** How a store keeps secrets: as anything else does, or sealed, so that nobody reads or changes them without the key. */
export type StoreSensitivity = Sensitivity | EncryptSensitivity;

/** What is stored is sealed by a vault. */
export interface EncryptSensitivity {
  readonly kind: 'encrypt';
  readonly vault: Vault;
  /** Whose the content is: what was sealed for one does not open for another. A session's id, for example. */
  readonly id: string;
  /** Sees the JSON value before it is sealed; absent means that nothing is taken out. */
  readonly redact?: (value: JsonValue) => JsonValue;
  /** Whether files from before, in the clear, are read too; absent means that they are refused. The next save seals. */
  readonly acceptPlain?: boolean;
}
