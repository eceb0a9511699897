import type { RunId, SessionId } from '@selfware/contracts';
import type { BlobStore } from '@selfware/persistence';
import type { Root } from '@selfware/safety';
import type { SessionStore } from '../session/session-store.ts';

/** Where to undo, and from what. */
export interface UndoOptions {
  readonly sessions: SessionStore;
  /** Absent means the sessions of this workspace, the newest first. */
  readonly session?: SessionId;
  /** The workspace that the run changed. */
  readonly root: Root;
  /** Where the hands kept the content that files had before. */
  readonly blobs: BlobStore;
}

/** What became of each file of the run; every path occurs in exactly one list. */
export interface UndoReport {
  /** Absent when there was nothing to undo. */
  readonly sessionId?: SessionId;
  readonly runId?: RunId;
  /** Have their content and mode of before the run again. */
  readonly restored: readonly string[];
  /** Did not exist before the run and are gone again. */
  readonly removed: readonly string[];
  /** Left as they are, each with the reason. */
  readonly refused: readonly { readonly path: string; readonly reason: string }[];
  /** Were as before the run already. */
  readonly already: readonly string[];
}

/** Takes back the file changes of the last run that has any and was not taken back; a file that somebody changed since is refused and named. */
export function undoLastRun(options: UndoOptions): Promise<UndoReport> {
  throw new Error(`not yet ${options.root.path}`);
}
