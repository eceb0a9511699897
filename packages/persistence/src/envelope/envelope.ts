/** What an envelope says about its payload. */
export interface EnvelopeHeader {
  /** What the payload is: a store's name. */
  readonly kind: string;
  /** The schema version of the payload, a positive integer. */
  readonly version: number;
  /** A positive integer, higher than those of all envelopes before. */
  readonly generation: number;
  /** Wall time in milliseconds since the Unix epoch. */
  readonly created: number;
  /** The digest of the generation before; `null` when there was none. */
  readonly previous: string | null;
}

/** `none`: the payload is plain; `vault`: it is sealed, and its own tag tells whether it was tampered with. */
export type Protection = 'none' | 'vault';

/** An envelope whose checksums held. */
export interface Envelope {
  readonly header: EnvelopeHeader;
  readonly payload: Uint8Array;
  readonly protection: Protection;
  /** SHA-256 over header and payload, in hex: the first line of the file holds it. */
  readonly digest: string;
}

/** Why bytes are no envelope: `not-an-envelope` has no beginning of one, `newer-format` is whole as far as can be told but of a later format. */
export type EnvelopeFailure =
  | { readonly code: 'not-an-envelope' | 'checksum' | 'header' }
  | { readonly code: 'newer-format'; readonly format: number };

/** The format of each protection: what reads only the first refuses the second, and calls it no damage. */
export const envelopeFormats: Readonly<Record<Protection, number>> = { none: 1, vault: 2 };

/** The longest header in bytes that is read. */
export const maxHeaderBytes = 4096;
