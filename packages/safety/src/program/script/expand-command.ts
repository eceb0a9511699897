import type { Assignment, Command, CommandArgument } from 'unbash';
import type { Scene } from '../scene.ts';
import {
  expandText,
  expandWord,
  expandWords,
  type WordSurroundings,
} from '../words/expand-word.ts';
import { joinAlternatives } from '../words/join-alternatives.ts';
import { unknownWord, type Alternatives, type WordValue } from '../words/word-value.ts';
import { mayBeUnset } from '../words/lookup-variable.ts';
import type { VariableValue } from '../words/variables.ts';
import { surroundingsOf } from './surroundings-of.ts';

/** Every argument vector that a simple command may become, the program first; vectors may be empty. */
export function expandCommand(command: Command, scene: Scene): Alternatives {
  if (command.name === undefined) return [[]];
  const known = expandFrom(command, surroundingsOf(scene), scene);
  if (known.every(([program]) => program?.kind === 'literal')) return known;
  // What nobody set is most often nothing: then the rest of the word, or the next one, is the program.
  const [bare, ...others] = expandWord(command.name, withUnset(scene));
  if (bare === undefined || others.length > 0) return known;
  return [...known, ...expandFrom(command, surroundingsOf(scene), scene, [bare])];
}

function expandFrom(
  command: Command,
  surroundings: WordSurroundings,
  scene: Scene,
  name?: Alternatives,
): Alternatives {
  const parts: Alternatives[] = [];
  let words: CommandArgument[] = [];
  const flush = (): void => {
    const plain = words.filter((word) => word.type === 'Word');
    if (plain.length > 0) parts.push(expandWords(plain, surroundings));
    words = [];
  };
  if (name !== undefined) parts.push(name);
  const first = name === undefined && command.name !== undefined ? [command.name] : [];
  for (const argument of [...first, ...command.args]) {
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

function withUnset(scene: Scene): WordSurroundings {
  const surroundings = surroundingsOf(scene);
  const get = (name: string): VariableValue | undefined => {
    if (scene.state.variables.has(name)) return surroundings.variables.get(name);
    if (name === '@') return { kind: 'array', elements: [] };
    return mayBeUnset(name) ? { kind: 'unset' } : undefined;
  };
  return { ...surroundings, variables: { get } };
}
