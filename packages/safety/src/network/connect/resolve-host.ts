/** Gives every address of a name, as text; an empty list and a rejection both mean that the name cannot be reached. */
export type ResolveHost = (
  host: string,
  options: { readonly signal: AbortSignal },
) => Promise<readonly string[]>;
