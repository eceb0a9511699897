import type { AddressClass } from './address/address-class.ts';

/** What was decided about a URL, a host or the addresses of a host. */
export interface NetworkVerdict {
  readonly decision: 'allow' | 'deny';
  /** The rule that decided, as `private-address` or `scheme`. */
  readonly rule: string;
  /** One plain sentence. */
  readonly reason: string;
  /** The address that decided; absent where none did. */
  readonly address?: AddressClass;
}

/** What the text of a URL alone decides; a name is still to be resolved. */
export interface UrlVerdict extends NetworkVerdict {
  /** The URL as it would be requested; absent when the text is none. */
  readonly url?: string;
  /** In lower case, without brackets; absent when the text is no URL. */
  readonly host?: string;
  readonly port?: number;
}
