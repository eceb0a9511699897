import type { JsonValue } from '@selfware/contracts';

/**
 * How secrets are kept out of what is stored; required, so that no store can forget it.
 * `redact` sees the JSON value before any byte is made; `none` states why nothing need be hidden.
 */
export type Sensitivity =
  | { readonly kind: 'redact'; readonly redact: (value: JsonValue) => JsonValue }
  | { readonly kind: 'none'; readonly because: string };
