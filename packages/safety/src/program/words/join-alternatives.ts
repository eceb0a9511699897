import { maxAllWords, maxAlternatives } from './bounds.data.ts';
import { severalWords, type Alternatives, type Words, type WordValue } from './word-value.ts';

/**
 * The product of lists of words behind each other. Beyond its bound every list that was begun goes on with all that any word may be, so that nothing
 * hides among too many: once as it stands, and once with words that nobody knows.
 */
export function joinAlternatives(parts: readonly Alternatives[]): Alternatives {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  let starts: WordValue[][] = [[]];
  for (const [index, part] of parts.entries()) {
    const [only] = part;
    if (part.length === 1 && only !== undefined)
      for (const start of starts) for (const word of only) start.push(word);
    else if (starts.length * part.length > maxAlternatives)
      return withMembers(starts, parts.slice(index));
    else starts = starts.flatMap((start) => part.map((end) => [...start, ...end]));
  }
  return starts;
}

function withMembers(starts: readonly Words[], rest: readonly Alternatives[]): Alternatives {
  const members = membersOf(rest);
  // An option may take the word behind it, which is an operand in another list.
  const operands = members.filter((word) => word.kind === 'literal' && !word.text.startsWith('-'));
  // So many words with so many beginnings would take more than linear time.
  const kept = starts.slice(0, Math.max(4, Math.floor(maxAllWords / (members.length + 1))));
  const lists = kept.flatMap((start) => [
    [...start, ...members, ...operands],
    [...start, ...members, ...operands, severalWords],
  ]);
  return kept.length === starts.length ? lists : [...lists, [severalWords]];
}

function membersOf(parts: readonly Alternatives[]): Words {
  const literals = new Map<string, WordValue>();
  const others = new Set<WordValue>();
  for (const part of parts)
    for (const words of part)
      for (const word of words)
        if (word.kind === 'unknown') others.add(word);
        // What ends the options of one list would hide those of the others.
        else if (word.text !== '--') literals.set(word.text, word);
  return [...literals.values(), ...others];
}
