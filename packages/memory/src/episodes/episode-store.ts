import type { Episode } from './episode.ts';

/** Where episodes are kept, oldest first; persistence's `Journal<Episode>` fits it as it is. */
export interface EpisodeStore {
  /** Resolves with the number of the record when the store has it. */
  append(record: Episode): Promise<number>;
  read(): AsyncIterable<{ readonly sequence: number; readonly record: Episode }>;
}
