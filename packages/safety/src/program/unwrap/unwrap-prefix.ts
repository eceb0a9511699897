import { effectReasons } from '../descriptions/effect-reasons.data.ts';
import type { Invocation } from '../invocation.ts';
import { readOptions, type GivenOption } from '../options/read-options.ts';
import type { Scene } from '../scene.ts';
import { isAssignment } from '../words/is-assignment.ts';
import { literalText, type WordValue } from '../words/word-value.ts';
import { withHidden } from './find-hidden-commands.ts';
import { prefixWrappers, type PrefixWrapper } from './prefix-wrappers.data.ts';
import type { Unwrapped, Unwrapper } from './unwrapper.ts';

/** Takes off `timeout 5`, `sudo -u x`, `nohup` and their like. */
export const unwrapPrefix: Unwrapper = (name, invocation, scene) => {
  const wrapper = Object.hasOwn(prefixWrappers, name) ? prefixWrappers[name] : undefined;
  if (wrapper === undefined) return undefined;
  const given = readOptions(invocation.words.slice(1), wrapper.options, { stopsAtOperand: true });
  const place: Place = { name, invocation, scene };
  for (const effect of wrapper.effects ?? [])
    scene.ask(effect, `${name} ${effectReasons[effect]}.`, invocation.span);
  const scripts = given.options.flatMap((option) => judgeOption(option, place));
  const isHarmless =
    given.unknown.length === 0 &&
    given.options.every(({ role, value }) => harmlessRoles.has(role) && !mayBeSeveral(value));
  for (const [index, role] of wrapper.before.entries())
    judgeOperand(given.operands[index], role, place);
  const rest = given.operands.slice(wrapper.before.length);
  const words = wrapper.takesAssignments === true ? withoutAssignments(rest) : rest;
  const edits = name === 'sudo' && given.options.some(isEdit);
  if (edits) judgeEdit(words, place);
  const inside = edits ? {} : insideOf(words, given.options, wrapper, place);
  const informs = given.options.some(({ role }) => role === 'informs') && words.length === 0;
  const isQuiet = wrapper.isTransparent && isHarmless && (words.length > 0 || informs);
  return {
    invocations: withHidden(inside.invocations ?? [], given.unknown, invocation),
    scripts: [...scripts, ...(inside.scripts ?? [])],
    ...(isQuiet && words.length === rest.length ? {} : { asks: `${name} runs another program.` }),
  };
};

// A pattern that matches several names puts the later ones where the program is named.
function mayBeSeveral(word: WordValue | undefined): boolean {
  return word?.kind === 'unknown' && (word.glob !== undefined || word.mayBeSeveral === true);
}

interface Place {
  readonly name: string;
  readonly invocation: Invocation;
  readonly scene: Scene;
}

function isEdit({ name }: GivenOption): boolean {
  return name === '-e' || name === '--edit';
}

// `sudo -e` opens its operands in an editor.
function judgeEdit(words: readonly WordValue[], { scene, invocation }: Place): void {
  scene.ask('opens-terminal', 'sudo -e waits for a person at an editor.', invocation.span);
  for (const word of words)
    scene.write(word.kind === 'literal' ? word.text : word.prefix, invocation.span);
}

const harmlessRoles: ReadonlySet<string> = new Set([
  'flag',
  'value',
  'informs',
  'optional',
  'write',
  'read',
]);

function judgeOption({ role, value }: GivenOption, { scene, invocation }: Place): string[] {
  const text = value?.kind === 'unknown' ? value.prefix : (value?.text ?? '');
  // Tracers give their output to a program.
  const piped = /^[|!](.+)$/su.exec(text)?.[1];
  switch (role) {
    case 'write':
    case 'optional-write':
      if (piped !== undefined) return [piped];
      if (text !== '') scene.write(text, invocation.span);
      return [];
    case 'read':
      scene.read(text, invocation.span);
      return [];
    case 'directory':
      enter(text, scene);
      return [];
    case 'run':
      return value?.kind === 'literal' ? [text] : [];
    default:
      return [];
  }
}

function judgeOperand(
  word: WordValue | undefined,
  role: PrefixWrapper['before'][number],
  { scene, invocation }: Place,
): void {
  if (word === undefined || role === 'text') return;
  const text = word.kind === 'literal' ? word.text : word.prefix;
  if (role === 'write') scene.write(text, invocation.span);
  else if (role === 'read') scene.read(text, invocation.span);
  else enter(text, scene);
}

// Whatever comes later may be there, too: that only makes more of it asked for.
function enter(directory: string, scene: Scene): void {
  if (scene.directories.size < 8)
    scene.directories = new Set([...scene.directories, ...scene.resolveAll(directory)]);
}

function withoutAssignments(words: readonly WordValue[]): readonly WordValue[] {
  const start = words.findIndex((word) => !isAssignment(word));
  return start === -1 ? [] : words.slice(start);
}

function insideOf(
  words: readonly WordValue[],
  options: readonly GivenOption[],
  wrapper: PrefixWrapper,
  { invocation }: Place,
): Unwrapped {
  const [first, second] = words.map(literalText);
  if (first === undefined && words.length === 0) return {};
  // `flock file -c text`
  if (first === '-c' || first === '--command')
    return { scripts: second === undefined ? [] : [second] };
  const start = first === '--' ? words.slice(1) : words;
  const asWords = { invocations: [{ ...invocation, words: start, depth: invocation.depth + 1 }] };
  const isText =
    wrapper.joinsText === true &&
    !options.some(({ name }) => wrapper.textUnless?.split(' ').includes(name));
  // A shell may be asked for by an option, so that one argument may be a whole text.
  if (!isText && start.length > 1) return asWords;
  const text = joinTexts(start);
  if (isText) return text === undefined ? asWords : { scripts: [text] };
  return text !== undefined && /\s/u.test(text) ? { ...asWords, scripts: [text] } : asWords;
}

/** The texts of words with a blank between them; absent where one of them is not known. */
export function joinTexts(words: readonly WordValue[]): string | undefined {
  const texts = words.map(literalText);
  return texts.every((text) => text !== undefined) ? texts.join(' ') : undefined;
}
