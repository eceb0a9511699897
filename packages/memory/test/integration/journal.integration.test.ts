import { openJournal, type Journal } from '@selfware/persistence';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { createMemory, episodeSchema, type Episode } from '../../src/index.ts';
import { exampleEpisode, plainRedactor } from '../example-episode.ts';

function openEpisodes(directory: string): Promise<Journal<Episode>> {
  return openJournal({
    directory,
    name: 'episodes',
    schema: episodeSchema,
    sensitivity: { kind: 'none', because: 'memory redacts before it appends' },
  });
}

describe('createMemory', () => {
  it('recalls from a real journal what an earlier process remembered', async () => {
    await using workspace = await createTemporaryWorkspace();
    const first = await openEpisodes(workspace.path);
    const earlier = await createMemory({ store: first, redactor: plainRedactor });
    await earlier.remember(exampleEpisode({ summary: 'mentions a zebra' }));
    await earlier.remember(exampleEpisode({ summary: 'mentions a lion' }));
    await earlier.close();
    await first.close();

    const second = await openEpisodes(workspace.path);
    const later = await createMemory({ store: second, redactor: plainRedactor });
    const found = await later.recall('zebra', { limit: 5, maxCharacters: 1_000 });
    expect(found.map(({ episode }) => episode.summary)).toEqual(['mentions a zebra']);
    await later.remember(exampleEpisode({ summary: 'mentions a giraffe' }));
    expect(await later.recall('giraffe', { limit: 5, maxCharacters: 1_000 })).toHaveLength(1);
    await later.close();
    await second.close();
  });
});
