import type { Episode } from './episodes/episode.ts';

/** One episode that may help with the task at hand. */
export interface Recollection {
  readonly episode: Episode;
  /** Higher is closer to the query; comparable only within one recall. */
  readonly score: number;
  /** One line, marked as an earlier note; the recall's `maxCharacters` bounds all texts together. */
  readonly text: string;
}

/** What earlier runs left behind. */
export interface Memory {
  /** Stores one episode, redacted; resolves when the store has it. */
  remember(episode: Episode): Promise<void>;
  /** The closest episodes first, newer before older where they are equally close; empty when nothing fits. */
  recall(
    query: string,
    options: { readonly limit: number; readonly maxCharacters: number },
  ): Promise<readonly Recollection[]>;
  /** Lets go of the index; the store stays open, it belongs to the caller. */
  close(): Promise<void>;
}
