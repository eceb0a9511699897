import type { LanguageReader } from './language-reader.ts';
import { readUnread } from './read-unread.ts';

/** Reads a program of sed: one that only prints lines by their numbers is harmless, every other is asked for. */
export const readSed: LanguageReader = (text, invocation, scene) =>
  /^(?:(?:\d+|\$)(?:,(?:\d+|\$))?)?p$/u.test(text) ? {} : readUnread(text, invocation, scene);
