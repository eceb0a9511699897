import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { episodeSchema, type Episode, type EpisodeStore } from '@selfware/memory';
import { openJournal, type Journal, type Sensitivity } from '@selfware/persistence';
import * as z from 'zod/mini';

/** Where episodes are kept, and what of them. */
export interface EpisodeStoreOptions {
  readonly directory: string;
  readonly sensitivity: Sensitivity;
}

/** Episodes on the disk, which can be forgotten. */
export interface StoredEpisodes extends EpisodeStore {
  /** Takes every episode of these sessions out of the files. */
  forget(sessionIds: ReadonlySet<string>): Promise<void>;
}

const name = 'episodes';
const snapshotSchema = z.array(episodeSchema);

/**
 * A journal of episodes that is open only while it is read or written, so that two runs in one workspace
 * do not keep each other waiting, and a first run opens nothing.
 */
export function createEpisodeStore({
  directory,
  sensitivity,
}: EpisodeStoreOptions): StoredEpisodes {
  const open = (): Promise<EpisodeJournal> =>
    openJournal({
      directory,
      name,
      schema: episodeSchema,
      snapshotSchema,
      sensitivity,
      lockWaitMs: 2_000,
    });
  const isThere = (): Promise<boolean> => exists(join(directory, `${name}.journal`));
  return {
    async append(episode) {
      await using journal = await open();
      return await journal.append(episode);
    },
    async *read() {
      if (!(await isThere())) return;
      await using journal = await open();
      yield* readEpisodes(journal);
    },
    async forget(sessionIds) {
      if (!(await isThere())) return;
      await using journal = await open();
      await forget(journal, sessionIds);
    },
  };
}

type EpisodeJournal = Journal<Episode, readonly Episode[]>;

async function* readEpisodes(journal: EpisodeJournal): ReturnType<EpisodeStore['read']> {
  const { value = [], through = 0 } = journal.snapshot ?? {};
  for (const [index, record] of value.entries())
    yield { sequence: through - value.length + index + 1, record };
  yield* journal.read();
}

async function forget(journal: EpisodeJournal, sessionIds: ReadonlySet<string>): Promise<void> {
  const all: Episode[] = [];
  for await (const { record } of readEpisodes(journal)) all.push(record);
  const kept = all.filter(({ sessionId }) => !sessionIds.has(sessionId));
  if (kept.length === all.length) return;
  await journal.compact(kept, { through: journal.lastSequence, forget: true });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
