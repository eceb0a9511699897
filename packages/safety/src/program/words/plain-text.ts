import type { Word, WordPart } from 'unbash';

/** The text of a word that every shell takes as it stands, once its quotes are off; absent: something in it is expanded, globbed or escaped. */
export function plainText(word: Word): string | undefined {
  if (word.parts === undefined) return bareText(word.text);
  let text = '';
  for (const part of word.parts) {
    const piece = textOfPart(part);
    if (piece === undefined) return undefined;
    text += piece;
  }
  return word.parts.length === 0 ? undefined : text;
}

function textOfPart(part: WordPart): string | undefined {
  switch (part.type) {
    case 'Literal':
      return bareText(part.text);
    case 'SingleQuoted':
      return quotedText(part.value);
    case 'DoubleQuoted':
      return textOfQuoted(part.parts);
    default:
      return undefined;
  }
}

function textOfQuoted(parts: readonly WordPart[]): string | undefined {
  let text = '';
  for (const part of parts) {
    if (part.type !== 'Literal') return undefined;
    text += part.value;
  }
  return quotedText(text);
}

function bareText(text: string): string | undefined {
  return /[\0\\{~*?[$`'"]/u.test(text) ? undefined : text;
}

// Bash ends such a word early, and other shells do not.
function quotedText(text: string): string | undefined {
  return text.includes('\0') ? undefined : text;
}
