import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { episodeSchema, type Episode, type EpisodeStore } from '@selfware/memory';
import { openJournal, type Journal, type Sensitivity } from '@selfware/persistence';

/** Where episodes are kept, and what of them. */
export interface EpisodeStoreOptions {
  readonly directory: string;
  readonly sensitivity: Sensitivity;
}

const name = 'episodes';

/**
 * A journal of episodes that is open only while it is read or written, so that two runs in one workspace
 * do not keep each other waiting, and a first run opens nothing.
 */
export function createEpisodeStore({ directory, sensitivity }: EpisodeStoreOptions): EpisodeStore {
  const open = (): Promise<Journal<Episode>> =>
    openJournal({
      directory,
      name,
      schema: episodeSchema,
      sensitivity,
      lockWaitMs: 2_000,
    });
  return {
    async append(episode) {
      await using journal = await open();
      return await journal.append(episode);
    },
    async *read() {
      if (!(await exists(join(directory, `${name}.journal`)))) return;
      await using journal = await open();
      yield* journal.read();
    },
  };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
