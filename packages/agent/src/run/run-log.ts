import type { AgentEvent } from '../agent-event.ts';
import { StorageFailedError } from '../errors.ts';
import type { History } from '../session/history.ts';
import type { Session } from '../session/open-session.ts';
import type { SessionRecord } from '../session/session-record.ts';

/** The one way in which anything happens in a run: on the disk first, then in the conversation, then in front of the reader. */
export interface RunLog {
  /** Makes records durable in one commit, then applies and shows them in order. Throws `agent/storage-failed`. */
  record(...records: readonly SessionRecord[]): Promise<void>;
  /** Shows an event that nobody will need after the run. */
  show(event: AgentEvent): void;
}

/** What a log writes to. */
export interface RunLogOptions {
  readonly session: Pick<Session, 'append'>;
  readonly history: Pick<History, 'apply'>;
  readonly push: (event: AgentEvent) => void;
}

/** Creates the log of a run. */
export function createRunLog({ session, history, push }: RunLogOptions): RunLog {
  return {
    async record(...records) {
      await session.append(...records).catch((cause: unknown) => {
        throw new StorageFailedError({ cause });
      });
      for (const record of records) {
        history.apply(record);
        if (isEvent(record)) push(record);
      }
    },
    show: push,
  };
}

type JournalOnly = 'session-start' | 'user-message' | 'working-memory' | 'undo';

function isEvent(record: SessionRecord): record is Exclude<SessionRecord, { type: JournalOnly }> {
  const { type } = record;
  return !['session-start', 'user-message', 'working-memory', 'undo'].includes(type);
}
