import { systemClock, type SessionId } from '@selfware/contracts';
import { verifyJournal } from '@selfware/persistence';
import { summariseIndex } from './list-sessions.ts';
import { entryOfRecord, type Session } from './open-session.ts';
import { createSessionIndex, type IndexEntry, type SessionIndex } from './session-index.ts';
import { openSessionStore, type SessionStoreOptions } from './session-store.ts';

/** The journal of the list of sessions. */
export const sessionListName = 'index';

/**
 * Those of the sessions that the list does not know, or knows with another end than their journal. Nothing is changed: list and sessions have to
 * be whole. Throws `persistence/locked`.
 */
export async function findMislisted(
  options: SessionStoreOptions,
  ids: readonly SessionId[],
): Promise<readonly SessionId[]> {
  return (await compareWithJournals(options, ids)).map(([id]) => id);
}

/** Writes the sessions that `findMislisted` finds down in the list again, from their journals, and gives them. */
export async function relistSessions(
  options: SessionStoreOptions,
  ids: readonly SessionId[],
): Promise<readonly SessionId[]> {
  const mislisted = await compareWithJournals(options, ids);
  const index = openIndex(options);
  for (const [, entries] of mislisted) for (const entry of entries) await index.append(entry);
  return mislisted.map(([id]) => id);
}

function openIndex({
  directory,
  sensitivity,
  clock = systemClock,
}: SessionStoreOptions): SessionIndex {
  return createSessionIndex({ directory, sensitivity, clock });
}

async function compareWithJournals(
  options: SessionStoreOptions,
  ids: readonly SessionId[],
): Promise<readonly (readonly [SessionId, readonly IndexEntry[]])[]> {
  const listed = await readList(options);
  const store = await openSessionStore(options);
  const mislisted: (readonly [SessionId, readonly IndexEntry[]])[] = [];
  for (const id of ids) {
    const session = await store.open(id);
    const entries = await readEntries(session).finally(() => session.close());
    if (
      !isListed(
        listed.filter((entry) => entry.id === id),
        entries,
      )
    )
      mislisted.push([id, entries]);
  }
  return mislisted;
}

// Reading the index would make one where there is none, and begin one that is empty.
async function readList(options: SessionStoreOptions): Promise<readonly IndexEntry[]> {
  const { directory } = options;
  const location = { directory, name: sessionListName, lockWaitMs: 5_000 };
  const { lastSequence } = await verifyJournal(location);
  return lastSequence === 0 ? [] : openIndex(options).read();
}

async function readEntries(session: Session): Promise<readonly IndexEntry[]> {
  const entries: IndexEntry[] = [];
  for await (const record of session.records()) {
    const entry = entryOfRecord(session.id, record);
    if (entry !== undefined) entries.push(entry);
  }
  return entries;
}

function isListed(listed: readonly IndexEntry[], written: readonly IndexEntry[]): boolean {
  const [known] = summariseIndex(listed);
  const [wanted] = summariseIndex(written);
  // A journal that lost its beginning knows less than the list.
  if (wanted === undefined) return true;
  if (known === undefined) return false;
  // Of a run without an end, whoever lists asks the journal itself.
  if (known.state === 'running') return true;
  return known.state === wanted.state && known.turns === wanted.turns;
}
