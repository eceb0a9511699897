import { join } from 'node:path';
import { systemClock, type Clock, type SessionId } from '@selfware/contracts';
import {
  plainDirectory,
  type JournalOptions,
  type Reserve,
  type Sensitivity,
} from '@selfware/persistence';
import { SessionNotFoundError } from '../errors.ts';
import { checkRunning, summariseIndex } from './list-sessions.ts';
import { openSession, type Session } from './open-session.ts';
import { removeSession } from './remove-session.ts';
import { createSessionId, isSessionId } from './session-id.ts';
import { createSessionIndex } from './session-index.ts';
import type { SessionRecord, SessionStart } from './session-record.ts';
import { lazySchema } from './lazy-schema.ts';
import { createSessionRecordSchema } from './session-record-schema.ts';
import type { SessionDescription, SessionSummary } from './session-summary.ts';

/** Where sessions are kept: a directory with a journal for each, and an index of all. */
export interface SessionStore {
  /** Creates a session and locks it; it is durable with the first records that are appended. */
  create(about: SessionDescription): Promise<Session>;
  /** Opens a session and locks it; throws `agent/session-not-found`, or persistence's `persistence/locked`. */
  open(id: SessionId): Promise<Session>;
  /** Removes a session for good; throws `agent/session-not-found`, or `persistence/locked` while somebody has it open. */
  remove(id: SessionId): Promise<void>;
  /** Sessions, the newest first; `limit` is 100 unless told. Reads the index, and the journals of those whose process died. */
  list(options?: { readonly limit?: number }): Promise<readonly SessionSummary[]>;
}

/** Where and how sessions are stored. */
export interface SessionStoreOptions {
  /** Absolute; created when absent. */
  readonly directory: string;
  /** What of a record may reach the disk. */
  readonly sensitivity: Sensitivity;
  /** Given up for the last records of a run when the disk is full; absent: they are lost, and the error says so. */
  readonly reserve?: Reserve;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
}

/** Opens the sessions of a directory; reads and creates nothing yet. */
export function openSessionStore(options: SessionStoreOptions): Promise<SessionStore> {
  const { directory, sensitivity, clock = systemClock } = options;
  const kept = options.reserve === undefined ? {} : { reserve: options.reserve };
  const index = createSessionIndex({ directory, sensitivity, clock });
  const schema = lazySchema(createSessionRecordSchema);
  const journalOf = (id: SessionId): JournalOptions<SessionRecord> => {
    const whose = sensitivityOf(sensitivity, id);
    return { directory: join(directory, id), name: 'session', schema, sensitivity: whose, clock };
  };
  const open = async (id: SessionId): Promise<Session> => {
    if (!(await exists(directory, id))) throw new SessionNotFoundError({ sessionId: id });
    return openSession({ id, index, journal: journalOf(id), ...kept });
  };
  return Promise.resolve({
    create(about) {
      const at = clock.now();
      const id = createSessionId(at);
      const start: SessionStart = {
        type: 'session-start',
        version: 1,
        at,
        sessionId: id,
        ...about,
      };
      return openSession({ id, index, journal: journalOf(id), start, ...kept });
    },
    open,
    async remove(id) {
      // Also one that lost its journal: what is left of it shall go.
      const isThere = isSessionId(id) && (await plainDirectory(directory).stat(id)) !== undefined;
      if (!isThere) throw new SessionNotFoundError({ sessionId: id });
      await removeSession({ directory, id, index });
    },
    async list({ limit = 100 } = {}) {
      const listed: SessionSummary[] = [];
      // One after the other: each may open a journal.
      for (const summary of summariseIndex(await index.read())) {
        if (listed.length >= limit) break;
        if (await exists(directory, summary.id)) listed.push(await checkRunning(summary, open));
      }
      return listed;
    },
  });
}

// What was sealed for one session does not open for another.
function sensitivityOf(sensitivity: Sensitivity, id: SessionId): Sensitivity {
  if (sensitivity.kind !== 'encrypt') return sensitivity;
  return { ...sensitivity, id: `${sensitivity.id}/${id}` };
}

async function exists(directory: string, id: SessionId): Promise<boolean> {
  // The form is checked first: an id comes from the command line and becomes part of a path.
  if (!isSessionId(id)) return false;
  return (await plainDirectory(join(directory, id)).stat('session.journal')) !== undefined;
}
