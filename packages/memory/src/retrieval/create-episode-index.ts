import type { Episode } from '../episodes/episode.ts';
import type MiniSearch from 'minisearch';

/** An episode that fits a query. */
export interface EpisodeHit {
  readonly sequence: number;
  readonly episode: Episode;
  readonly score: number;
}

/** The newest episodes, searchable by their words. */
export interface EpisodeIndex {
  /** Adding a sequence number again does nothing; beyond 2,000 episodes the oldest is forgotten. */
  add(sequence: number, episode: Episode): void;
  /** The closest first, and the newer first where two are equally close; empty when no word fits. */
  search(query: string, limit: number): Promise<readonly EpisodeHit[]>;
}

const maxEpisodes = 2_000;
const maxQueryCharacters = 2_000;
const maxIndexedCharacters = 4_000;

/** Creates an empty index; the search library is loaded by the first search that has an episode to look at. */
export function createEpisodeIndex(): EpisodeIndex {
  const episodes = new Map<number, Episode>();
  let words: MiniSearch | undefined;
  return {
    add(sequence, episode) {
      if (episodes.has(sequence)) return;
      episodes.set(sequence, episode);
      words?.add(toDocument(sequence, episode));
      const [oldest] = episodes;
      if (episodes.size <= maxEpisodes || oldest === undefined) return;
      episodes.delete(oldest[0]);
      words?.remove(toDocument(...oldest));
    },
    async search(query, limit) {
      if (episodes.size === 0 || limit < 1) return [];
      const loaded = await loadSearch();
      // Another search may have built the index while the library was loading.
      words ??= buildWords(loaded, episodes);
      const found = words.search(query.slice(0, maxQueryCharacters));
      return found
        .map((result) => toHit(episodes, Number(result.id), result.score))
        .filter((hit) => hit !== undefined)
        .sort((a, b) => b.score - a.score || b.sequence - a.sequence)
        .slice(0, limit);
    },
  };
}

async function loadSearch(): Promise<typeof MiniSearch> {
  return (await import('minisearch')).default;
}

function buildWords(Search: typeof MiniSearch, episodes: ReadonlyMap<number, Episode>): MiniSearch {
  const words = new Search({
    fields: ['task', 'summary', 'files'],
    searchOptions: { boost: { task: 2 }, prefix: (term) => term.length > 3 },
  });
  words.addAll([...episodes].map(([sequence, episode]) => toDocument(sequence, episode)));
  return words;
}

function toDocument(sequence: number, { task, summary, files }: Episode): object {
  const words = (text: string): string => text.slice(0, maxIndexedCharacters);
  return {
    id: sequence,
    task: words(task),
    summary: words(summary),
    files: words(files.join(' ')),
  };
}

function toHit(
  episodes: ReadonlyMap<number, Episode>,
  sequence: number,
  score: number,
): EpisodeHit | undefined {
  const episode = episodes.get(sequence);
  return episode && { sequence, episode, score };
}
