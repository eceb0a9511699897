import { systemClock, type Clock } from '@selfware/contracts';
import type { Episode } from './episodes/episode.ts';
import type { EpisodeStore } from './episodes/episode-store.ts';
import { redactEpisode } from './episodes/redact-episode.ts';
import { MemoryClosedError } from './errors.ts';
import { publishRecall, publishRemember } from './events.ts';
import type { Memory } from './memory.ts';
import { createEpisodeIndex, type EpisodeIndex } from './retrieval/create-episode-index.ts';
import { renderRecollections } from './retrieval/render-recollections.ts';

/** What a memory is made of. */
export interface MemoryOptions {
  /** Belongs to the caller: `close()` of the memory leaves it open. */
  readonly store: EpisodeStore;
  /** Applied to every string before it is stored. */
  readonly redactor: { redact(text: string): string };
  /** Default: the machine's clock. */
  readonly clock?: Clock;
}

/** Creates a memory over a store; nothing is read before the first recall. Its methods throw `MemoryClosedError` after `close()`. */
export function createMemory(options: MemoryOptions): Promise<Memory> {
  const { store, redactor, clock = systemClock } = options;
  let closed = false;
  let index: Promise<EpisodeIndex> | undefined;
  const assertOpen = (): void => {
    if (closed) throw new MemoryClosedError();
  };
  const openIndex = (): Promise<EpisodeIndex> => {
    index ??= readEpisodes(store).catch((error: unknown) => {
      // A store that could not be read once is asked again by the next recall.
      index = undefined;
      throw error;
    });
    return index;
  };
  return Promise.resolve({
    async remember(episode) {
      assertOpen();
      const safe = redactEpisode(episode, redactor);
      const sequence = await store.append(safe);
      // The episode is stored: that the store could not be read for a recall is the recall's failure.
      const opened = await index?.catch(() => undefined);
      opened?.add(sequence, safe);
      publishRemember({ at: clock.now(), bytes: sizeOf(safe) });
    },
    async recall(query, limits) {
      assertOpen();
      const startedMs = clock.monotonicMs();
      const hits = await (await openIndex()).search(query, limits.limit);
      const recollections = renderRecollections(hits, limits.maxCharacters);
      const durationMs = clock.monotonicMs() - startedMs;
      publishRecall({ at: clock.now(), found: recollections.length, durationMs });
      return recollections;
    },
    close() {
      closed = true;
      index = undefined;
      return Promise.resolve();
    },
  });
}

async function readEpisodes(store: EpisodeStore): Promise<EpisodeIndex> {
  const index = createEpisodeIndex();
  for await (const { sequence, record } of store.read()) index.add(sequence, record);
  return index;
}

function sizeOf(episode: Episode): number {
  return new TextEncoder().encode(JSON.stringify(episode)).length;
}
