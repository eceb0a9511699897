/** What was committed. */
export interface CommitReport {
  /** Its whole name. */
  readonly commit: string;
  /** Relative to the workspace, sorted. */
  readonly files: readonly string[];
}

/** Why there is no commit; nothing was changed. */
export interface CommitRefusal {
  /** The file that is at fault; absent when it is none. */
  readonly path?: string;
  /** One sentence that says what to do next. */
  readonly reason: string;
}
