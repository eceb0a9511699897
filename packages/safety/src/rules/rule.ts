import type { Intent, Verdict } from '@selfware/contracts';
import type { Located } from '../filesystem/locate-path.ts';
import type { PermissionMode } from '../policy/permission-mode.ts';
import type { Policy } from '../policy/policy.ts';

/** What rules may look at beside the intent. */
export interface RuleContext {
  /** Absolute. */
  readonly workspace: string;
  /** What `~` means; absent means an unknown directory outside the workspace. */
  readonly home?: string;
  readonly policy: Policy;
  /** Absent means `default`. */
  readonly mode?: PermissionMode;
  /** Where a path leads at this moment. */
  readonly locate: (path: string) => Promise<Located>;
}

/** One reason to ask or to deny. An empty list means that the rule has nothing to say; a throw is a deny. */
export type Rule = (intent: Intent, context: RuleContext) => Promise<readonly Verdict[]>;
