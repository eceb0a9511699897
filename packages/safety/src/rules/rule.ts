import type { Intent, RunRequirements, Verdict } from '@selfware/contracts';
import type { Grant } from '../approval/grant.ts';
import type { Located } from '../filesystem/locate-path.ts';
import type { NetworkPolicy } from '../network/network-policy.ts';
import type { PermissionMode } from '../policy/permission-mode.ts';
import type { YoloSwitches } from '../policy/lifts-rule.ts';
import type { CommandVerdict } from '../program/command-verdict.ts';
import type { Policy } from '../policy/policy.ts';

/** What rules may look at beside the intent. */
export interface RuleContext {
  /** Absolute. */
  readonly workspace: string;
  /** What `~` means; absent means an unknown directory outside the workspace. */
  readonly home?: string;
  readonly policy: Policy;
  /** Directories outside the workspace that are a command's own; absent means none. */
  readonly temporary?: readonly string[];
  /** What URLs may name beyond the public Internet; absent means nothing. */
  readonly network?: NetworkPolicy;
  /** Absent means `default`. */
  readonly mode?: PermissionMode;
  /** What the mode `yolo` may do beyond; absent means nothing. */
  readonly yolo?: YoloSwitches;
  /** What the user said yes to beforehand. */
  readonly grants?: readonly Grant[];
  /** Milliseconds since 1970, for grants that expire. */
  readonly now?: number;
  /** `PATH`, on which bare program names are looked up; absent means that nobody looks. */
  readonly path?: string;
  /** Variables that programs see; absent means that none is known but `HOME`. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Gets what was found in a command. */
  readonly noteCommand?: (command: JudgedCommand) => void;
  /** Where a path leads at this moment. */
  readonly locate: (path: string) => Promise<Located>;
}

/** A command as it was judged with everything that is known. */
export interface JudgedCommand {
  readonly verdict: CommandVerdict;
  readonly requires: RunRequirements;
}

/** One reason to ask or to deny. An empty list means that the rule has nothing to say; a throw is a deny. */
export type Rule = (intent: Intent, context: RuleContext) => Promise<readonly Verdict[]>;
