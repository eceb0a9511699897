import type { Language } from '../descriptions/program-description.ts';
import { readSed } from './read-sed.ts';
import { readUnread } from './read-unread.ts';
import type { LanguageReader } from './language-reader.ts';

/** The reader of each small language. */
export const languageReaders: Readonly<Partial<Record<Language, LanguageReader>>> = {
  sed: readSed,
  unread: readUnread,
};
