import type { Command } from 'unbash';
import type { Invocation } from '../invocation.ts';
import type { Scene } from '../scene.ts';
import { isSeveral } from '../words/lookup-variable.ts';
import { literal, literalText, severalWords } from '../words/word-value.ts';
import { exportNames, judgeAssignment } from './judge-assignment.ts';
import { withPositionals, withVariable } from './shell-state.ts';
import type { WalkContext } from './walk-context.ts';

/** What a builtin needs to change the shell that it runs in. */
export interface BuiltinPlace {
  readonly command: Command;
  readonly scene: Scene;
  readonly context: WalkContext;
}

/** Applies what builtins do to the variables, arguments and aliases of their own shell; says nothing of other programs. */
export function applyBuiltin(name: string, invocation: Invocation, place: BuiltinPlace): void {
  switch (name) {
    case 'export':
      declare('programs', invocation, place);
      return;
    case 'declare':
    case 'typeset':
    case 'local':
    case 'readonly':
      declare(exports(invocation) ? 'programs' : 'shell', invocation, place);
      return;
    case 'read':
    case 'mapfile':
    case 'readarray':
    case 'getopts':
    case 'unset':
    case 'let':
      forget(invocation, place);
      return;
    case 'printf':
      if (literalText(invocation.words[1])?.startsWith('-v') === true) forget(invocation, place);
      return;
    case 'set':
      setArguments(invocation, place);
      return;
    case 'shift':
      shiftArguments(invocation, place);
      return;
    case 'alias':
      defineAliases(invocation, place);
      return;
    default:
  }
}

function exports({ words }: Invocation): boolean {
  return words.some((word) => /^-[a-zA-Z]*x/u.test(literalText(word) ?? ''));
}

function declare(
  reach: 'programs' | 'shell',
  { words }: Invocation,
  { command, scene, context }: BuiltinPlace,
): void {
  for (const part of command.suffix)
    if (part.type === 'Assignment') judgeAssignment(part, reach, scene, context);
  if (reach === 'shell') return;
  const names = words.slice(1).flatMap((word) => literalText(word) ?? []);
  exportNames(names, scene);
}

// Whatever these words are, a variable of that name has a value that nobody knows now.
function forget({ words }: Invocation, { scene }: BuiltinPlace): void {
  for (const word of [...words.slice(1).flatMap((one) => literalText(one) ?? []), 'REPLY'])
    scene.state = withVariable(scene.state, word.split('=', 1)[0] ?? '', { kind: 'opaque' });
}

function setArguments({ words }: Invocation, { scene }: BuiltinPlace): void {
  const [first] = words.slice(1).map(literalText);
  if (first === '--') scene.state = withPositionals(scene.state, [literal(''), ...words.slice(2)]);
  else if (first !== undefined && !/^[-+]/u.test(first))
    scene.state = withPositionals(scene.state, [literal(''), ...words.slice(1)]);
}

function shiftArguments({ words }: Invocation, { scene, context }: BuiltinPlace): void {
  const given = scene.variable('@');
  const [count = '1', ...others] = words.slice(1).map(literalText);
  // In a loop nobody counts how often it was done.
  const isKnown =
    given?.kind === 'array' &&
    !given.elements.some(isSeveral) &&
    context.loops === 0 &&
    others.length === 0 &&
    /^\d{1,4}$/u.test(count) &&
    Number(count) <= given.elements.length;
  const rest = isKnown ? given.elements.slice(Number(count)) : [severalWords];
  scene.state = withPositionals(scene.state, [literal(''), ...rest]);
}

function defineAliases({ words }: Invocation, { scene }: BuiltinPlace): void {
  const aliases = new Map(scene.state.aliases);
  for (const word of words.slice(1)) {
    const [, name, text] = /^([^=]+)=([\s\S]*)$/u.exec(literalText(word) ?? '') ?? [];
    if (name === undefined || text === undefined) continue;
    if (aliases.has(name) || scene.mayKeep(aliases.size)) aliases.set(name, text);
  }
  scene.state = { ...scene.state, aliases };
}
