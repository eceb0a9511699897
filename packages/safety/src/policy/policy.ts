/** What a policy says of commands; it can only tighten what the judge would say without it. */
export interface CommandPolicy {
  /** The only programs that may run without a question; absent means every program that the judge knows to be read-only, `[]` means none. */
  readonly programs?: readonly { readonly name: string }[];
  /** What happens to a command that would be asked for; absent means `ask`. */
  readonly unlisted?: 'ask' | 'deny';
}

/** What the owner of a workspace demands beyond the built-in rules. Every field tightens, none loosens. */
export interface Policy {
  readonly command?: CommandPolicy;
  /** Paths beneath the workspace root, compared without case, whose trees are never written; absent and `[]` mean only the built-in ones. */
  readonly protectedPaths?: readonly string[];
}
