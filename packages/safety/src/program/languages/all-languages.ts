import type { Language } from '../descriptions/program-description.ts';
import { readAwk } from './awk/read-awk.ts';
import { readCode } from './code/read-code.ts';
import { readJq } from './jq/read-jq.ts';
import { readMongo } from './read-mongo.ts';
import { readSed } from './sed/read-sed.ts';
import { readSql } from './read-sql.ts';
import { readUnread } from './read-unread.ts';
import { readYq } from './yq/read-yq.ts';
import type { LanguageReader } from './language-reader.ts';

/** The reader of each small language. */
export const languageReaders: Readonly<Partial<Record<Language, LanguageReader>>> = {
  awk: readAwk,
  javascript: readCode('javascript'),
  jq: readJq,
  lua: readCode('lua'),
  mongo: readMongo,
  perl: readCode('perl'),
  php: readCode('php'),
  python: readCode('python'),
  ruby: readCode('ruby'),
  sed: readSed,
  sql: readSql,
  unread: readUnread,
  yq: readYq,
};
