import type { KeyObject } from 'node:crypto';
import type { Result, SecretBytes } from '@selfware/contracts';

/** What sealed bytes belong to; they open only where all three are the same. */
export interface SealedPlace {
  /** What the bytes are. */
  readonly kind: string;
  /** Whose they are. */
  readonly id: string;
  /** A whole number from 0 on. */
  readonly generation: number;
}

/** A key of 32 bytes, which has the first half of a keyed hash as its id, or a passphrase with an id of its own (1 to 64 letters, digits, dots, dashes, underscores). */
export type VaultKey =
  | { readonly key: KeyObject | SecretBytes }
  | { readonly id: string; readonly passphrase: SecretBytes | string };

/** What a vault is made with. */
export interface VaultOptions {
  /** The first seals, all of them open: put a new key in front, and what is sealed next has it. At least one. */
  readonly keys: readonly [VaultKey, ...VaultKey[]];
}

/** Bytes that were sealed under this place and have not changed since. */
export interface OpenedBytes {
  readonly bytes: Uint8Array;
  readonly keyId: string;
}

/**
 * Why bytes do not open. `not-authentic`: they were changed, belong to another place, or the passphrase is another;
 * `header`: also scrypt parameters beyond what is accepted.
 */
export type VaultFailure =
  | { readonly code: 'not-sealed' | 'header' | 'not-authentic' }
  | { readonly code: 'newer-format'; readonly format: number }
  | { readonly code: 'unknown-key'; readonly keyId: string };

/** Seals bytes under a place at once. */
export type Seal = (bytes: Uint8Array, place: SealedPlace) => Uint8Array;

/** Seals bytes with AES-256-GCM (NIST SP 800-38D), each under a fresh random nonce of 96 bits. */
export interface Vault {
  /** The id of the key that seals. */
  readonly keyId: string;
  seal(bytes: Uint8Array, place: SealedPlace): Promise<Uint8Array>;
  /** Makes the key ready, which takes a passphrase a third of a second, and gives a way to seal that waits for nothing. */
  prepareSeal(): Promise<Seal>;
  open(sealed: Uint8Array, place: SealedPlace): Promise<Result<OpenedBytes, VaultFailure>>;
}
