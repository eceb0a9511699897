import type { Intent } from '@selfware/contracts';

/** How far the mode `yolo` goes. What is beyond is asked for as in the default mode; a deny is a deny anyway. */
export interface YoloOptions {
  /** Acts that would have been asked for; absent means 200. */
  readonly maxOperations?: number;
  /** Milliseconds from the first judgement; absent means 8 hours. */
  readonly maxWallTimeMs?: number;
  /** What the work may cost, in whatever `spent` counts; absent means no limit. */
  readonly maxSpend?: number;
  /** What it cost so far; called before each act. */
  readonly spent?: () => number;
  /** Milliseconds since 1970; absent means that only the wall time ends it. */
  readonly expiresAt?: number;
  /** Absent means false: what gives this work to others is asked for. */
  readonly allowGitPush?: boolean;
  /** Absent means false: what cannot be taken back is asked for. */
  readonly allowDestructive?: boolean;
  /** Kinds of intents that it covers; absent means all. */
  readonly kinds?: readonly Intent['kind'][];
  /** Paths beneath the workspace that it covers changes of; absent means all. Commands are not held by it. */
  readonly paths?: readonly string[];
}
