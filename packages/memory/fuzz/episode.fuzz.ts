import { parseJson } from '@selfware/contracts';
import { episodeSchema } from '../src/episodes/episode.ts';
import { redactEpisode } from '../src/episodes/redact-episode.ts';
import { createEpisodeIndex } from '../src/retrieval/create-episode-index.ts';
import { renderRecollections } from '../src/retrieval/render-recollections.ts';

const asIs = { redact: (text: string): string => text };

/** Records of a store are foreign bytes: what passes the schema can be indexed, found and rendered as one bounded line. */
export async function fuzz(bytes: Buffer): Promise<void> {
  const json = parseJson(bytes.toString('utf8'), { maxLength: 1_000_000, maxDepth: 20 });
  if (!json.ok) return;
  const episode = episodeSchema.safeParse(json.value);
  if (!episode.success) return;
  const index = createEpisodeIndex();
  index.add(1, redactEpisode(episode.data, asIs));
  index.add(2, episode.data);
  const hits = await index.search(`${episode.data.task} ${episode.data.summary}`, 5);
  for (const { text } of renderRecollections(hits, 700))
    if (text.length > 700 || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(text))
      throw new Error('expected one bounded line');
}
