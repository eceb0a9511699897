import type { Span, Verdict } from '@selfware/contracts';
import type { PolicySource } from '../policy/policy.ts';

/** One thing that a rule noticed in one part of a command. */
export interface Finding {
  readonly decision: Verdict['decision'];
  /** Stable, kebab-case name of the rule. */
  readonly rule: string;
  readonly reason: string;
  /** UTF-16 offsets in the judged text; absent when the part has none of its own (decoded or nested text). */
  readonly span?: Span;
  /** The argument vector that was judged, as far as it is known, `\uFFFD` for an argument that only the shell knows; absent outside a program. */
  readonly evaluated?: readonly string[];
  /** Who answered an ask with a yes; absent where nobody did. */
  readonly by?: 'mode' | 'grant' | 'policy';
  /** Where the entry of a policy file stands that decided; absent where none did. */
  readonly source?: PolicySource;
}

/** A program that starts something of a Compose project. */
export interface ComposeStart {
  readonly argv: readonly string[];
  /** Absolute: every directory in which it may run. */
  readonly directories: readonly string[];
  /** Variables that the command sets for it; null for a value that only the shell knows. */
  readonly variables: Readonly<Record<string, string | null>>;
}

/** What a command is known to do. Empty lists mean that nothing of the kind was seen; `unknown` says whether that can be relied on. */
export interface Effects {
  /** Paths, absolute where the workspace is known, else as if the workspace were `/workspace/project`. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Argument vectors of the programs that run, wrappers taken off; an argument that only the shell knows is `\uFFFD`. */
  readonly runs: readonly (readonly string[])[];
  /** Those of them that start a Compose project; absent where none does. */
  readonly projects?: readonly ComposeStart[];
  /** Programs that talk to the network. */
  readonly network: readonly string[];
  /** True when a variable of the shell is set. */
  readonly changesEnvironment: boolean;
  /** True when a part may never end by itself. */
  readonly endless: boolean;
  /** True when a part may have effects that are not listed. */
  readonly unknown: boolean;
}

/** What safety says of a command line, and why: the severest finding decides. */
export interface CommandVerdict extends Verdict {
  /** Everything that rules noticed, in the order of the text; empty when every part is known to be harmless. */
  readonly findings: readonly Finding[];
  /** Who answered an ask with a yes; absent where nobody did. */
  readonly by?: 'mode' | 'grant' | 'policy';
  /** Where the entry of a policy file stands that decided; absent where none did. */
  readonly source?: PolicySource;
  readonly effects: Effects;
  /** What must be set when it runs, or the verdict does not hold; absent where nothing must be. */
  readonly requires?: { readonly environment: Readonly<Record<string, string>> };
}
