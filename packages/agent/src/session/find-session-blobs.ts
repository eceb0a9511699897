import type { ContentHash, SessionId } from '@selfware/contracts';
import { openSessionStore, type SessionStoreOptions } from './session-store.ts';
import type { SessionRecord } from './session-record.ts';

/**
 * The hashes of every content that sessions need, for `undo` and to read on in outputs: whatever no session names may be collected. Throws `persistence/locked` while one of them is
 * open elsewhere, since what it names cannot be known then.
 */
export async function findSessionBlobs(
  options: SessionStoreOptions,
  ids: readonly SessionId[],
): Promise<ReadonlySet<ContentHash>> {
  const store = await openSessionStore(options);
  const hashes = new Set<ContentHash>();
  for (const id of ids) {
    const session = await store.open(id);
    try {
      for await (const record of session.records())
        for (const hash of hashesIn(record)) hashes.add(hash);
    } finally {
      await session.close();
    }
  }
  return hashes;
}

// Where outputs are kept elsewhere, the id is no hash.
function outputOf(id: string | undefined): readonly ContentHash[] {
  return id !== undefined && /^[\da-f]{64}$/.test(id) ? [id] : [];
}

function hashesIn(record: SessionRecord): readonly ContentHash[] {
  if (record.type === 'tool-call-end') return outputOf(record.outcome.output);
  if (record.type !== 'file-change') return [];
  const { before, after } = record.change;
  return before === null ? [after] : [before, after];
}
