import { literalText, type Words } from '../words/word-value.ts';

// Options of checkout that make or take a branch, so that what follows is no path.
const makesBranch = /^-(?:[bt]|-orphan|-track)/u;

/** True when it is the operands that make a subcommand lose work: paths to check out, refs to force or to delete. */
export function destroysByOperands([name, ...words]: Words): boolean {
  const subcommand = literalText(name);
  if (subcommand === 'checkout') return checksOutPaths(words);
  if (subcommand === 'push' || subcommand === 'fetch' || subcommand === 'pull') {
    const texts = words.map((word) => (word.kind === 'literal' ? word.text : word.prefix));
    return texts.some(
      (text) => text.startsWith('+') || (subcommand === 'push' && text.startsWith(':')),
    );
  }
  return false;
}

function checksOutPaths(words: Words): boolean {
  const texts = words.map(literalText);
  if (texts.includes('--') || texts.some((text) => text?.startsWith('--paths') === true))
    return true;
  if (texts.some((text) => text !== undefined && makesBranch.test(text))) return false;
  const operands = words.filter((word) => !(literalText(word) ?? '').startsWith('-'));
  return operands.length > 1 || operands.some((word) => looksLikePath(literalText(word)));
}

function looksLikePath(text: string | undefined): boolean {
  if (text === undefined) return true;
  return text === '-' ? false : /^(?:\.|:|\/)|[*?[]|\.[a-z]\w*$/u.test(text);
}
