/** Names one session: sortable by time of creation, safe as a file name. */
export type SessionId = string & { readonly __brand?: 'session-id' };

/** Names one run inside a session. */
export type RunId = string & { readonly __brand?: 'run-id' };

/** Names one tool call; unique within a session. */
export type CallId = string & { readonly __brand?: 'call-id' };

/** Names content by its SHA-256: 64 lower-case hex digits. */
export type ContentHash = string & { readonly __brand?: 'content-hash' };
