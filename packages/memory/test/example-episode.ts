import type { Episode, EpisodeStore } from '../src/index.ts';

/** An episode with the given differences from an ordinary one. */
export function exampleEpisode(changes: Partial<Episode> = {}): Episode {
  return {
    sessionId: 'session-1',
    at: Date.UTC(2026, 10, 20),
    task: 'fix the parser',
    outcome: 'done',
    files: ['src/parse.ts'],
    summary: 'The parser dropped the last token.',
    ...changes,
  };
}

/** A store in memory that tells how often it was read. */
export function createStoreInMemory(records: Episode[] = []): EpisodeStore & {
  readonly records: readonly Episode[];
  reads(): number;
} {
  let reads = 0;
  return {
    records,
    reads: () => reads,
    append: (record) => Promise.resolve(records.push(record)),
    async *read() {
      reads += 1;
      for (const [index, record] of [...records].entries()) {
        await Promise.resolve();
        yield { sequence: index + 1, record };
      }
    },
  };
}

/** Leaves every text as it is. */
export const plainRedactor = { redact: (text: string): string => text };
