import { literalText } from '../../words/word-value.ts';
import { readJq } from '../jq/read-jq.ts';
import type { LanguageReader } from '../language-reader.ts';
import { readUnread } from '../read-unread.ts';

/** Reads an expression of one of the programs called yq, one of which takes programs of jq; what loads files, shows variables or runs commands is asked for. */
export const readYq: LanguageReader = (text, invocation, scene) => {
  if (!isCommand(text)) return readOne(text, invocation, scene);
  // A command of one of them, and then any further word may be the expression.
  const rest = invocation.words.slice(1).map(literalText);
  if (rest.includes(undefined)) return readUnread(text, invocation, scene);
  for (const word of rest)
    if (word !== undefined && !word.startsWith('-') && !isCommand(word))
      readOne(word, invocation, scene);
  return {};
};

function isCommand(text: string): boolean {
  return /^(?:e|ea|eval|eval-all)$/u.test(text);
}

const readOne: LanguageReader = (text, invocation, scene) => {
  const outsideTexts = text.replaceAll(/"[^"\\]*"/gu, '""');
  if (/['#\\]|\b(?:load\w*|strenv|envsubst|system|eval|split_doc)\b/u.test(outsideTexts))
    return readUnread(text, invocation, scene);
  // A lone word that is a file is one.
  if (/^[\w./-]+$/u.test(text)) scene.read(text, invocation.span);
  return readJq(text, invocation, scene);
};
