import type { Episode } from './episode.ts';

const maxTextCharacters = 4_000;
const maxFiles = 100;
const maxPathCharacters = 1_000;

/** Copies an episode with every string redacted, then cut: at most 4,000 characters a text, 100 files of 1,000 characters. */
export function redactEpisode(
  episode: Episode,
  redactor: { redact(text: string): string },
): Episode {
  // Redaction comes before the cut: half a secret is not recognised as one.
  const keep = (text: string, maxCharacters: number): string =>
    redactor.redact(text).toWellFormed().slice(0, maxCharacters).toWellFormed();
  return {
    sessionId: keep(episode.sessionId, maxPathCharacters),
    at: episode.at,
    task: keep(episode.task, maxTextCharacters),
    outcome: keep(episode.outcome, maxPathCharacters),
    files: episode.files.slice(0, maxFiles).map((path) => keep(path, maxPathCharacters)),
    summary: keep(episode.summary, maxTextCharacters),
  };
}
