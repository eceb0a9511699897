/** What is known of one IP address from its bytes. */
export interface AddressClass {
  /** Its canonical text (RFC 5952 for IPv6). */
  readonly address: string;
  /** The name of its range, as `loopback`, `private`, `link-local`, `metadata`, `mapped`, `nat64`, or `global`; `invalid` for a text that is no address. */
  readonly kind: string;
  /** True only for an address of the public Internet that no table takes out. */
  readonly global: boolean;
  /** The IPv4 address that it carries inside; absent where it carries none. */
  readonly embedded?: string;
}
