import { literalText } from '../../words/word-value.ts';
import type { LanguageReader } from '../language-reader.ts';
import { readUnread } from '../read-unread.ts';
import { parseSed } from './sed-parser.ts';

const maxSedWords = 4_096;

/** Reads a program of sed: what it reads, writes and runs; one that only prints is harmless, what cannot be read is asked for. */
export const readSed: LanguageReader = (text, invocation, scene) => {
  const { span, words } = invocation;
  // Each of many programs looks through all words for the option.
  if (words.length > maxSedWords) {
    readUnread(text, invocation, scene);
    return {};
  }
  const isPosix = words.some((word) => literalText(word)?.startsWith('--p') === true);
  const { reads, writes, scripts, runsInput, isEndless, isUnknown } = parseSed(text, isPosix);
  for (const file of reads) if (file !== '/dev/stdin') scene.read(file, span);
  for (const file of writes)
    if (file !== '/dev/stdout' && file !== '/dev/stderr') scene.write(file, span);
  if (isUnknown) readUnread(text, invocation, scene);
  if (isEndless) scene.ask('endless', 'This program of sed never ends.', span);
  if (runsInput) {
    scene.unknown = true;
    scene.ask('runs-code', 'This program of sed runs lines of its input as commands.', span);
  }
  return scripts.length === 0
    ? {}
    : { scripts, asks: 'This program of sed runs commands of a shell.' };
};
