/** Where and how long a grant holds. */
export interface GrantScope {
  /** Absolute; the grant holds in this workspace alone. Absent means every one that it is given to. */
  readonly workspace?: string;
  /** Milliseconds since 1970, from when it does not hold any more; absent means for good. */
  readonly expiresAt?: number;
}

/** This command and nothing like it: its exact text, in the workspace root. */
export interface ExactGrant extends GrantScope {
  readonly kind: 'run-shell';
  readonly command: string;
}

/** Every program whose arguments begin with these, by themselves: not what else stands in the same command line. */
export interface PrefixGrant extends GrantScope {
  readonly kind: 'argv-prefix';
  /** The program first; each word as it is. */
  readonly argv: readonly string[];
}

/** One question, wherever a command raises it. */
export interface EffectGrant extends GrantScope {
  readonly kind: 'effect';
  /** The rule that would ask, as `uses-network`. */
  readonly rule: string;
}

/** What the user said yes to beforehand. No grant lifts a deny, and none counts in plan mode. */
export type Grant = ExactGrant | PrefixGrant | EffectGrant;
