import { posix } from 'node:path';
import type { ReadArguments } from '../options/read-options.ts';
import { mayMatchSecret } from '../may-match-secret.ts';
import { denyDownloaded } from '../unwrap/unwrap-shell.ts';
import { literal, literalText, type WordValue } from '../words/word-value.ts';
import { globsStayHarmless, matchesNames } from './globs-stay-harmless.ts';
import type { Inside } from './inside.ts';
import { readLanguage } from './judge-options.ts';
import type { OperandRole, ProgramDescription } from './program-description.ts';
import { isBounded, isHarmlessVariable, isPlainShellOption } from './plain-operands.ts';
import { askEffect, askUnknownArgument, type ProgramUse } from './program-use.ts';

/** Judges what a program does in this use: its effects, and each operand by its role. */
export function judgeOperands(
  given: ReadArguments,
  description: ProgramDescription,
  use: ProgramUse,
  inside: Inside,
): void {
  const { needs, maxOperands = Infinity, effects = [] } = description;
  const names = given.options.map(({ name }) => name);
  if (needs !== undefined && !needs.split(' ').some((name) => names.includes(name)))
    askUnknownArgument('this use', use);
  if (given.operands.length > maxOperands) askUnknownArgument('a further operand', use);
  for (const effect of effects) askEffect(effect, use);
  // What an archive or an address names lands here unless an option says where.
  const isElsewhere = given.options.some(({ role }) => role === 'write' || role === 'write-into');
  if (effects.includes('unpacks') && !isElsewhere) use.scene.forbidWrite('.', use.invocation.span);
  const placed = placeOperands(given, description);
  for (const [index, { word, role }] of placed.entries()) {
    if (role === 'command' || role === 'command-line') {
      runRest(
        placed.slice(index).map((one) => one.word),
        role,
        use,
        inside,
      );
      break;
    }
    judgeOperand(word, role, { given, description, use, inside });
  }
  judgeMissing(placed, description, use);
  if (description.readsScript === true && !givesScript(given, placed))
    readInputScript(description, use, inside);
}

function givesScript({ options }: ReadArguments, placed: readonly PlacedOperand[]): boolean {
  return [...options, ...placed].some(({ role }) => role === 'script' || role === 'script-file');
}

function readInputScript(description: ProgramDescription, use: ProgramUse, inside: Inside): void {
  const { hasInput, input } = use.invocation;
  if (input !== undefined) readLanguage(input, description, use, inside);
  else if (hasInput) askUnknownArgument('what is on the input', use);
  else askEffect('opens-terminal', use);
}

interface PlacedOperand {
  readonly word: WordValue;
  readonly role: OperandRole;
}

function placeOperands(
  { operands, options }: ReadArguments,
  description: ProgramDescription,
): readonly PlacedOperand[] {
  const stands = options.some(
    ({ role }) => role === 'pattern' || role === 'script' || role === 'script-file',
  );
  const first = (description.first ?? []).filter(
    (role) => !(stands && (role === 'pattern' || role === 'script')),
  );
  return operands.map((word, index) => {
    const isLast = index === operands.length - 1 && index > 0;
    const last = isLast ? description.last : undefined;
    return (
      placeByKey(word, description) ?? { word, role: first[index] ?? last ?? description.operands }
    );
  });
}

// `of=name`: the name behind the `=` is what the role is about.
function placeByKey(word: WordValue, { keys }: ProgramDescription): PlacedOperand | undefined {
  if (keys === undefined) return undefined;
  const text = word.kind === 'literal' ? word.text : word.prefix;
  const equals = text.indexOf('=');
  // Where not even the name is known it may be any.
  if (equals === -1) return word.kind === 'literal' ? undefined : { word, role: 'write' };
  const name = text.slice(0, equals);
  const role = Object.hasOwn(keys, name) ? keys[name] : undefined;
  if (role === undefined) return undefined;
  const rest = text.slice(equals + 1);
  return { word: word.kind === 'literal' ? literal(rest) : unknownBehind(rest), role };
}

function unknownBehind(prefix: string): WordValue {
  return { kind: 'unknown', prefix, isEveryEntry: false };
}

function runRest(
  words: readonly WordValue[],
  role: 'command' | 'command-line',
  use: ProgramUse,
  inside: Inside,
): void {
  const { invocation } = use;
  if (role === 'command') {
    inside.invocations.push({ ...invocation, words, depth: invocation.depth + 1 });
    return;
  }
  const texts = words.map(literalText);
  if (texts.some((text) => text === undefined))
    askUnknownArgument('a command that is not known', use);
  inside.scripts.push(texts.map((text) => text ?? '"$UNKNOWN"').join(' '));
}

interface OperandContext {
  readonly given: ReadArguments;
  readonly description: ProgramDescription;
  readonly use: ProgramUse;
  readonly inside: Inside;
}

function judgeOperand(word: WordValue, role: OperandRole, context: OperandContext): void {
  if (word.kind === 'unknown') judgeUnknownOperand(word, role, context);
  else judgeText(word.text, role, context);
}

function judgeUnknownOperand(
  word: Extract<WordValue, { kind: 'unknown' }>,
  role: OperandRole,
  context: OperandContext,
): void {
  const { use } = context;
  const { scene, invocation } = use;
  const { span } = invocation;
  if (looks(role) && isSubstituted(word) && !context.given.options.some(isInPlace)) return;
  if (role === 'text' || (role === 'pattern' && word.mayBeSeveral !== true)) return;
  // A glob names files of one directory, and nothing above it.
  const isGlob = word.glob !== undefined && !word.glob.slice(word.prefix.length).includes('..');
  if (
    isGlob &&
    looks(role) &&
    staysInRole(word, context) &&
    (word.prefix !== '' || isNoHarmAsOption(word, context))
  ) {
    scene.readGlob(word.prefix, word.glob ?? '', span);
    if (context.given.options.some(isInPlace)) scene.writeGlob(word.prefix, span);
    if (role !== 'list' && mayMatchSecret(word.glob ?? ''))
      scene.ask('secret-file', 'This pattern may match a secret file.', span);
    return;
  }
  askUnknownArgument('an unknown operand', use);
  if (role === 'write' || role === 'delete' || role === 'move') {
    scene.forbidWrite(word.prefix, span);
    if (isGlob) scene.writeGlob(word.prefix, span);
  }
}

// What a process substitution stands for; its commands are judged by themselves.
function isSubstituted(word: Extract<WordValue, { kind: 'unknown' }>): boolean {
  return word.prefix === '/dev/fd/' && word.isNumber === true && word.mayBeSeveral !== true;
}

function isNoHarmAsOption(word: WordValue, { given, description, use }: OperandContext): boolean {
  if (description.hasHarmlessOptions === true) return true;
  if (description.stopsAtOperand === true && given.operands.indexOf(word) > 0) return true;
  return matchesNames(word) && globsStayHarmless(description, use.invocation.words);
}

function looks(role: OperandRole): boolean {
  return role === 'read' || role === 'start' || role === 'list' || role === 'revisions';
}

// Where a glob becomes several words, the later of them stand where another role is meant.
function staysInRole(word: WordValue, { given, description }: OperandContext): boolean {
  const { first = [], operands, last = operands, maxOperands = Infinity } = description;
  const index = given.operands.indexOf(word);
  const later = first.slice(index + 1);
  const rest = maxOperands > first.length ? [operands, last] : [];
  return [...later, ...rest].every((role) => looks(role) || role === 'text' || role === 'none');
}

function judgeText(text: string, role: OperandRole, context: OperandContext): void {
  if (!judgeFile(text, role, context)) judgeWord(text, role, context);
}

// True when the operand names a file.
function judgeFile(
  text: string,
  role: OperandRole,
  { use, given, description }: OperandContext,
): boolean {
  const { scene, invocation } = use;
  const { span } = invocation;
  switch (role) {
    case 'start':
    case 'read':
      // The options of old: `+1f`.
      if (role === 'start' && /^\+\d*[bcl]?f$/u.test(text)) askEffect('endless', use);
      if (/^(?:https?|ftp):\/\//u.test(text)) askEffect('uses-network', use);
      if (text !== '-') scene.read(text, span);
      if (text !== '-' && given.options.some(isInPlace)) scene.write(text, span);
      return true;
    case 'list':
    case 'link':
      scene.list(text, span);
      return true;
    case 'write':
      if (text === '-' && description.writesDashToOutput === true) return true;
      scene.write(text, span);
      forbidInside(text, given, description, use);
      return true;
    case 'delete':
    case 'move':
      scene.write(text, span);
      return true;
    case 'code':
      denyDownloaded(text, invocation, scene);
      scene.read(text, span);
      askEffect('runs-code', use);
      return true;
    case 'revisions':
      scene.read(text.slice(text.indexOf(':') + 1) || '.', span);
      return true;
    default:
      return false;
  }
}

function judgeWord(
  text: string,
  role: OperandRole,
  { use, description, inside }: OperandContext,
): void {
  const { scene, invocation } = use;
  const { span } = invocation;
  switch (role) {
    case 'none':
      askUnknownArgument('an operand', use);
      return;
    case 'script':
      readLanguage(text, description, use, inside);
      return;
    case 'url':
    case 'host':
      askEffect('uses-network', use);
      return;
    case 'change':
      askEffect('changes-repository', use);
      return;
    case 'assigns':
      scene.ask('sets-variable', `${use.label} sets ${text.split('=', 1)[0] ?? ''}.`, span);
      return;
    case 'format-date':
      if (!text.startsWith('+')) askUnknownArgument('a date to set', use);
      return;
    case 'seconds':
    case 'count':
      if (!isBounded(text, role, invocation)) askEffect('endless', use);
      return;
    case 'variable':
      if (!isHarmlessVariable(text, scene))
        scene.ask('sets-variable', `${use.label} sets ${text}.`, span);
      return;
    case 'shell-option':
      if (!isPlainShellOption(text)) askUnknownArgument(`the option ${text}`, use);
      return;
    case 'process-letters':
      if (!/^(?:[axuwfljvScrhnmsgXL]+|\d+)$/u.test(text)) askEffect('reads-environment', use);
      return;
    default:
  }
}

function isInPlace({ role }: ReadArguments['options'][number]): boolean {
  return role === 'in-place' || role === 'optional-in-place';
}

// A target may be a directory, and then the file in it is what is written.
function forbidInside(
  target: string,
  { operands }: ReadArguments,
  description: ProgramDescription,
  { scene, invocation }: ProgramUse,
): void {
  // Where every operand is written none is put into another.
  const isEachWritten = description.operands === 'write' && description.last === undefined;
  const sources = isEachWritten
    ? operands.slice(0, description.first?.length ?? 0)
    : operands.slice(0, -1);
  for (const word of sources) {
    const text = literalText(word);
    if (text === undefined || text === target) continue;
    scene.forbidWrite(posix.join(target, posix.basename(text)), invocation.span);
  }
}

function isInput(path: string | undefined): boolean {
  return path !== undefined && /^(?:-|\/dev\/stdin|\/dev\/fd\/0|\/proc\/self\/fd\/0)$/u.test(path);
}

function judgeMissing(
  placed: readonly PlacedOperand[],
  description: ProgramDescription,
  use: ProgramUse,
): void {
  const { scene, invocation } = use;
  const files = placed.filter(({ role }) => role !== 'pattern' && role !== 'script');
  const isEmpty = files.length === 0;
  if (isEmpty && description.readsDirectory === true) scene.list('.', invocation.span);
  const readsInput = isEmpty || files.some(({ word }) => isInput(literalText(word)));
  if (!readsInput) return;
  if (description.waitsForInput !== true || invocation.hasInput) return;
  scene.endless = true;
  scene.ask(
    'waits-for-input',
    `${use.label} waits for an input that nobody gives.`,
    invocation.span,
  );
}
