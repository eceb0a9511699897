import type { Verdict } from '@selfware/contracts';
import type { Grant } from '../approval/grant.ts';
import type { PermissionMode } from '../policy/permission-mode.ts';
import type { YoloSwitches } from '../policy/lifts-rule.ts';
import type { CommandPolicy, Policy } from '../policy/policy.ts';

/** Facts about the machine, gathered by the caller; each can only tighten a verdict. */
export interface CommandFacts {
  /** True when the repository's own configuration names programs that git would run; absent means that it is not known to. */
  readonly gitExecutes?: boolean;
  /** Names of git's aliases in the repository, in small letters, to what they stand for; absent means that none is known. */
  readonly gitAliases?: Readonly<Record<string, string>>;
  /** What was found of the Compose projects that the command starts; absent where none was looked at. */
  readonly compose?: Verdict;
  /** Bare program names that mean a file of the workspace, with that file: whoever writes the workspace decides what they are. */
  readonly programs?: Readonly<Record<string, string>>;
  /** Absolute path to the real path behind its links; a path that is not listed is taken as it is written. */
  readonly links?: Readonly<Record<string, string>>;
  /** True when there are more paths than anybody looked up. */
  readonly hasMorePaths?: boolean;
  /** Scripts of the nearest package.json above the current directory: name to exact text. Absent means that they are unknown, so that running one is asked for without a look at it. */
  readonly scripts?: Readonly<Record<string, string>>;
  /** Absolute path of the directory with that package.json, where its scripts run; absent means the current directory. */
  readonly scriptsDirectory?: string;
}

/** Where and under which policy a command is judged. */
export interface JudgeCommandOptions {
  readonly policy?: CommandPolicy;
  /** Trees beneath the workspace that are never written, beside the built-in ones. */
  readonly protectedPaths?: Policy['protectedPaths'];
  /** Absent means `default`. */
  readonly mode?: PermissionMode;
  /** Absolute; absent means the workspace. */
  readonly cwd?: string;
  /** Absolute; absent means `cwd`. Both absent: a symbolic workspace in which relative paths without `..` are inside. */
  readonly workspace?: string;
  /** What `~` stands for; absent means a symbolic home that is outside the workspace. */
  readonly home?: string;
  /** Absolute directories outside the workspace that are the program's own, such as `/tmp` in a sandbox; absent means none. */
  readonly temporary?: readonly string[];
  readonly facts?: CommandFacts;
  /** What the mode `yolo` may do beyond; absent means nothing. */
  readonly yolo?: YoloSwitches;
  /** What the user said yes to beforehand; exact grants are for whole commands, which `Judge` looks at. */
  readonly grants?: readonly Grant[];
  /** Milliseconds since 1970, for grants that expire; absent means that it is before every expiry. */
  readonly now?: number;
}
