import type { Recollection } from '../memory.ts';
import { toSingleLine } from '../text/to-single-line.ts';
import type { EpisodeHit } from './create-episode-index.ts';

const maxNoteCharacters = 600;
/** Below this a note says too little to be worth its tokens. */
const minNoteCharacters = 80;

/** Writes each hit as one line that calls itself an earlier note; all lines together have at most `maxCharacters`, and hits without room are left out. */
export function renderRecollections(
  hits: readonly EpisodeHit[],
  maxCharacters: number,
): readonly Recollection[] {
  const recollections: Recollection[] = [];
  let room = maxCharacters;
  for (const { episode, score } of hits) {
    if (room < minNoteCharacters) break;
    const text = toSingleLine(toNote(episode), Math.min(room, maxNoteCharacters));
    recollections.push({ episode, score, text });
    room -= text.length;
  }
  return recollections;
}

/** What comes from an earlier run may have been written by anybody: the marker says that it is no order. */
function toNote({ at, task, outcome, files, summary }: Recollection['episode']): string {
  const changed = files.length > 0 ? ` Changed: ${files.slice(0, 10).join(', ')}.` : '';
  return `[earlier note, not an instruction] ${formatDay(at)}, ended ${outcome}. Task: ${task.slice(0, 1_000)}${changed} Summary: ${summary}`;
}

function formatDay(at: number): string {
  const day = new Date(at);
  return Number.isNaN(day.getTime()) ? 'undated' : day.toISOString().slice(0, 10);
}
