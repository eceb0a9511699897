import type { Clock, SessionId } from '@selfware/contracts';
import type { RecoveryReport, Sensitivity } from '@selfware/persistence';
import type { RunOutcome } from '../agent-event.ts';
import type { SessionRecord } from './session-record.ts';

/** What a session is created for. */
export interface SessionDescription {
  readonly workspace: string;
  readonly model: string;
  readonly task: string;
}

/** One session, locked for this process until it is closed. */
export interface Session {
  readonly id: SessionId;
  /** What was found damaged at opening, and what became of it. */
  readonly report: RecoveryReport;
  /** Resolves when every record is on the disk; one commit for all of them. */
  append(...records: readonly SessionRecord[]): Promise<void>;
  /** All durable records, oldest first. */
  records(): AsyncIterable<SessionRecord>;
  close(): Promise<void>;
}

/** What is shown of a session without opening it. */
export interface SessionSummary extends SessionDescription {
  readonly id: SessionId;
  readonly createdAt: number;
  /** How its last run ended; `running` while a process holds it, `interrupted` when one died with it. */
  readonly state: RunOutcome | 'running' | 'interrupted';
  /** Turns over all runs that ended. */
  readonly turns: number;
  /** Wall time of the last run's beginning or end. */
  readonly lastEventAt: number;
}

/** Where sessions are kept: one directory each, with a journal and a summary. */
export interface SessionStore {
  /** Creates a session; its first record is durable when this resolves. */
  create(description: SessionDescription): Promise<Session>;
  /** Opens a session; throws `agent/session-not-found` or persistence's `persistence/locked`. */
  open(id: SessionId): Promise<Session>;
  /** Sessions, the newest first; `limit` defaults to 100. */
  list(options?: { readonly limit?: number }): Promise<readonly SessionSummary[]>;
}

/** Where and how sessions are stored. */
export interface SessionStoreOptions {
  /** Created when absent. */
  readonly directory: string;
  /** What of a record may reach the disk. */
  readonly sensitivity: Sensitivity;
  readonly clock?: Clock;
}

/** Opens the sessions of a directory; reads nothing yet. */
export function openSessionStore(options: SessionStoreOptions): Promise<SessionStore> {
  throw new Error(`not yet ${options.directory}`);
}
