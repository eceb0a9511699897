/** One request as it goes through its redirects. */
export interface Exchange {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  /** Null where there is none. */
  readonly body: RequestInit['body'] | null;
  readonly redirect: NonNullable<RequestInit['redirect']>;
  /** Of the caller; absent where there is none. */
  readonly signal: AbortSignal | undefined;
  /** What else the caller said; nothing in it decides where the request goes. */
  readonly rest: RequestInit;
}
