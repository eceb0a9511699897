import type { Assignment, Command, Word } from 'unbash';
import { evaluateWord, type WordSurroundings } from '../words/evaluate-word.ts';
import { literal, unknownWord, type WordValue } from '../words/word-value.ts';

/** The words of a simple command, the program first; empty when it only assigns or redirects. */
export function evaluateCommandWords(
  command: Command,
  surroundings: WordSurroundings,
): readonly WordValue[] {
  if (command.name === undefined) return [];
  return [command.name, ...command.args].map((argument) =>
    argument.type === 'Word'
      ? evaluateWord(argument, surroundings)
      : evaluateArgument(argument, surroundings),
  );
}

function evaluateArgument(
  { name, value, append, index }: Assignment,
  surroundings: WordSurroundings,
): WordValue {
  if (index !== undefined || append === true || !isWord(value)) return unknownWord;
  const evaluated = evaluateWord(value, surroundings);
  return evaluated.kind === 'literal'
    ? literal(`${name}=${evaluated.text}`)
    : { ...evaluated, prefix: `${name}=${evaluated.prefix}` };
}

function isWord(value: Assignment['value']): value is Word {
  return value.type === 'Word';
}
