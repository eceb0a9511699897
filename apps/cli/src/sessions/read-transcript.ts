import type { Session, SessionRecord, SessionStore } from '@selfware/agent';
import type { SessionTranscript, TranscriptMessage } from '@selfware/tools';
import { NothingFoundError } from '../errors.ts';
import type { TrackedSessions } from './track-sessions.ts';

/** Where sessions are read. */
export interface TranscriptSources {
  readonly tracked: Pick<TrackedSessions, 'current'>;
  readonly store: Pick<SessionStore, 'open'>;
  /** Sessions of other directories are none of an agent's business. */
  readonly workspace: string;
}

/** Reads what was said in a session of the workspace; an empty id means the one under way. Throws `cli/nothing-found` for one of another directory. */
export async function readTranscript(
  { tracked, store, workspace }: TranscriptSources,
  id: string,
): Promise<SessionTranscript> {
  const current = tracked.current();
  if (current !== undefined && (id === '' || id === current.id)) return transcribe(current);
  const session = await store.open(id);
  try {
    for await (const record of session.records()) {
      assertOfWorkspace(record, workspace);
      break;
    }
    return await transcribe(session);
  } finally {
    await session.close();
  }
}

function assertOfWorkspace(record: SessionRecord, workspace: string): void {
  if (record.type === 'session-start' && record.workspace === workspace) return;
  throw new NothingFoundError({
    message: 'expected a session of this directory, got one of another',
    hint: '`selfware sessions list` shows them',
  });
}

async function transcribe(session: Session): Promise<SessionTranscript> {
  const messages: TranscriptMessage[] = [];
  for await (const record of session.records()) messages.push(...messagesOf(record));
  return { id: session.id, messages };
}

function messagesOf(record: SessionRecord): readonly TranscriptMessage[] {
  const { at } = record;
  switch (record.type) {
    case 'user-message':
      return [{ role: 'user', at, text: record.content }];
    case 'reply-end':
      return record.text.trim() === '' ? [] : [{ role: 'assistant', at, text: record.text }];
    case 'tool-call-start':
      return [{ role: 'assistant', at, name: record.name, text: record.rawArguments }];
    case 'tool-call-end':
      return [{ role: 'tool', at, name: record.name, text: record.outcome.text }];
    case 'verification-end':
      return [{ role: 'tool', at, name: 'verification', text: record.outcome.text }];
    default:
      return [];
  }
}
