import type { Language } from '../descriptions/program-description.ts';
import { readMongo } from './read-mongo.ts';
import { readSed } from './sed/read-sed.ts';
import { readSql } from './read-sql.ts';
import { readUnread } from './read-unread.ts';
import type { LanguageReader } from './language-reader.ts';

/** The reader of each small language. */
export const languageReaders: Readonly<Partial<Record<Language, LanguageReader>>> = {
  mongo: readMongo,
  sed: readSed,
  sql: readSql,
  unread: readUnread,
};
