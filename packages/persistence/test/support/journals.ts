import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonValue } from '@selfware/contracts';
import type { Journal, JournalOptions, NumberedRecord } from '../../src/journal/journal.ts';
import { openJournal } from '../../src/journal/open-journal.ts';
import { noteSchema, nothingToHide, type Note } from './schemas.ts';

/** Opens the journal of notes `chat` in a directory. */
export async function openNotes(
  directory: string,
  options: Partial<JournalOptions<Note>> = {},
): Promise<Journal<Note>> {
  return openJournal({
    directory,
    name: 'chat',
    schema: noteSchema,
    sensitivity: nothingToHide,
    ...options,
  });
}

/** Everything that a journal yields. */
export async function readAll<T extends JsonValue | object>(
  journal: Journal<T>,
  from?: number,
): Promise<readonly NumberedRecord<T>[]> {
  const records: NumberedRecord<T>[] = [];
  for await (const record of journal.read(from)) records.push(record);
  return records;
}

/** The bytes of a journal that holds these notes. */
export async function bytesOfNotes(directory: string, notes: readonly Note[]): Promise<Buffer> {
  await using journal = await openNotes(directory);
  await Promise.all(notes.map((note) => journal.append(note)));
  return await readFile(join(directory, 'chat.journal'));
}

/** The names in `quarantine/`, sorted; empty when there is none. */
export async function listQuarantine(directory: string): Promise<readonly string[]> {
  try {
    const names = await readdir(join(directory, 'quarantine'));
    return names.sort();
  } catch {
    return [];
  }
}
