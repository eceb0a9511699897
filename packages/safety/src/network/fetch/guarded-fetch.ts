import type { GuardOptions } from '../connect/guard-options.ts';

/** How far one request may go. */
export interface FetchLimits {
  /** Redirects that are followed; absent means 10. */
  readonly maxRedirects?: number;
  /** Bytes of the body, after decoding; absent means 32 MiB. */
  readonly maxBytes?: number;
  /** Milliseconds for everything together: every redirect, and the body to its end; absent means 60,000. */
  readonly timeoutMs?: number;
  /** Bytes of the names and values of the headers of one answer; absent means 16 KiB. */
  readonly maxHeaderBytes?: number;
  /** Decoded bytes for each byte that came, judged once a body has 1 MiB; absent means 100. */
  readonly maxRatio?: number;
}

/** What a guarded fetch is made from. */
export interface GuardedFetchOptions extends GuardOptions, FetchLimits {
  /** Headers of one's own that hold secrets, dropped like `Authorization` when a redirect leaves its origin; absent and `[]` mean none. */
  readonly secretHeaders?: readonly string[];
}

/** A `Response` of this Node: `url` is that of the last hop, `redirected` tells whether there was more than one. */
export type GuardedResponse = Response & {
  /** Every URL that was asked for before the last, in order; `[]` when there was no redirect. */
  readonly redirects: readonly string[];
};

/**
 * A `fetch` that reaches nothing private. It rejects with `SsrfError`, `RedirectRefusedError`, `FetchLimitError` or
 * `FetchTimeoutError`, with the reason of an aborted signal, and with what `fetch` rejects with otherwise. What breaks while
 * the body is read is the `cause` of the error that the reader gets.
 */
export type GuardedFetch = (
  input: string | URL | Request,
  init?: RequestInit,
) => Promise<GuardedResponse>;
