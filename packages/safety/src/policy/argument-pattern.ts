/**
 * What the arguments of a program may be, one pattern a word: `['run', '{build,test}']`, `['commit', '-m', '*']`, `['test', '**']`.
 * `*` stands for any letters of one word; alone it stands for a word that is no option. `{a,b}` stands for one of these. `**` alone, at the end, stands for any
 * further words. Everything else stands for itself.
 */
export type ArgumentPattern = readonly string[];

/** True when the arguments, the program not among them, are what the pattern says, and nothing more. */
export function matchesArguments(pattern: ArgumentPattern, args: readonly string[]): boolean {
  const takesRest = pattern.at(-1) === '**';
  const words = takesRest ? pattern.slice(0, -1) : pattern;
  if (takesRest ? args.length < words.length : args.length !== words.length) return false;
  return words.every((word, index) => matchesWord(word, args[index] ?? ''));
}

function matchesWord(pattern: string, word: string): boolean {
  // It says nothing in the middle, where it would let options pass.
  if (pattern === '**') return false;
  if (pattern === '*') return !word.startsWith('-');
  const choices = /^\{([^{}]*)\}$/u.exec(pattern)?.[1];
  if (choices !== undefined) return choices.split(',').includes(word);
  return matchesLetters(pattern.split('*'), word);
}

// Each piece is taken at its first place behind the one before, the last one at the end: that is enough for `*`, and linear.
function matchesLetters(pieces: readonly string[], word: string): boolean {
  const [first = '', ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return word === first;
  if (!word.startsWith(first) || !word.endsWith(last)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = word.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return at + last.length <= word.length;
}
