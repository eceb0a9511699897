import type { LanguageReader } from './language-reader.ts';
import { readUnread } from './read-unread.ts';

/** Reads a text of the MongoDB shell: it is code, so it is always asked for, and what drops or empties is asked for as a loss. */
export const readMongo: LanguageReader = (text, invocation, scene) => {
  const drops = /\b(?:drop\w*|shutdownServer)\s*\(/u.test(text);
  const empties = /\b(?:deleteMany|remove)\s*\(\s*(?:\{\s*\}\s*)?[,)]/u.test(text);
  if (drops || empties)
    scene.ask('destroys', 'A text drops or empties what a database holds.', invocation.span);
  return readUnread(text, invocation, scene);
};
