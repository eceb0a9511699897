/** A piece of an answer as the reader sees it. */
export type ReplyPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reasoning'; readonly text: string }
  /** All text so far was reasoning whose opening token the chat template had written. */
  | { readonly kind: 'reasoning-end' };
