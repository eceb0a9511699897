import type { Assignment, Command, CommandArgument } from 'unbash';
import type { Scene } from '../scene.ts';
import { expandText, expandWords } from '../words/expand-word.ts';
import { joinAlternatives } from '../words/join-alternatives.ts';
import { unknownWord, type Alternatives, type WordValue } from '../words/word-value.ts';
import { surroundingsOf } from './surroundings-of.ts';

/** Every argument vector that a simple command may become, the program first; vectors may be empty. */
export function expandCommand(command: Command, scene: Scene): Alternatives {
  if (command.name === undefined) return [[]];
  const surroundings = surroundingsOf(scene);
  const parts: Alternatives[] = [];
  let words: CommandArgument[] = [];
  const flush = (): void => {
    const plain = words.filter((word) => word.type === 'Word');
    if (plain.length > 0) parts.push(expandWords(plain, surroundings));
    words = [];
  };
  for (const argument of [command.name, ...command.args]) {
    if (argument.type === 'Word') words.push(argument);
    else {
      flush();
      parts.push(expandArgument(argument, scene).map((word) => [word]));
    }
  }
  flush();
  return joinAlternatives(parts);
}

// `name=value` behind the program is an argument of that form.
function expandArgument(argument: Assignment, scene: Scene): readonly WordValue[] {
  const { name, value, append, index } = argument;
  if (index !== undefined || append === true || value.type !== 'Word') return [unknownWord];
  return expandText(value, surroundingsOf(scene)).map((word) =>
    word.kind === 'literal'
      ? { kind: 'literal', text: `${name}=${word.text}` }
      : { ...word, prefix: `${name}=${word.prefix}` },
  );
}
