import type { ArgumentPattern } from './argument-pattern.ts';

/** Where in a policy file something stands. */
export interface PolicySource {
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
}

/** What a policy says of one program. */
export interface ProgramPolicy {
  /** Its bare name. */
  readonly name: string;
  /** Arguments with which it runs without a question, whatever it does then; absent and `[]`: what is known to read only runs, the rest is asked for. */
  readonly allow?: readonly ArgumentPattern[];
  /** Commands that must be allowed with this policy; checked when a policy file is loaded. */
  readonly match?: readonly string[];
  /** Commands that must not be allowed with this policy; checked when a policy file is loaded. */
  readonly notMatch?: readonly string[];
  /** Absent where the policy comes from no file. */
  readonly source?: PolicySource;
}

/** What a policy says of commands. Apart from `programs[].allow` it can only tighten what the judge would say without it; nothing in it lifts a deny. */
export interface CommandPolicy {
  /** The only programs that may run without a question; absent means every program that the judge knows to be read-only, `[]` means none. */
  readonly programs?: readonly ProgramPolicy[];
  /** What happens to a command that would be asked for; absent means `ask`. */
  readonly unlisted?: 'ask' | 'deny';
  /** Paths beneath the workspace root whose trees are never written; absent and `[]` mean only the built-in ones. */
  readonly protectedPaths?: readonly string[];
  /** What happens to a command that talks to others; absent means `ask`. */
  readonly network?: 'ask' | 'deny';
  /** The shell that will read the text; absent means bash. What a POSIX shell reads differently is asked for with `sh`. */
  readonly shell?: 'bash' | 'sh';
  /** `server`: nobody is there to be asked, so that every question is a deny. */
  readonly preset?: 'server';
  /** Where its settings stand; absent where the policy comes from no file. */
  readonly sources?: Readonly<
    Partial<Record<'programs' | 'unlisted' | 'network' | 'preset', PolicySource>>
  >;
}

/** What the owner of a workspace demands beyond the built-in rules. */
export interface Policy {
  readonly command?: CommandPolicy;
  /** Paths beneath the workspace root, compared without case, whose trees are never written; absent and `[]` mean only the built-in ones. */
  readonly protectedPaths?: readonly string[];
}
