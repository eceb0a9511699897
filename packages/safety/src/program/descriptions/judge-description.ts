import type { Invocation } from '../invocation.ts';
import { readOptions, type ReadArguments } from '../options/read-options.ts';
import type { Scene } from '../scene.ts';
import { literalText, type WordValue } from '../words/word-value.ts';
import type { OperandRole, ProgramDescription } from './program-description.ts';

/** Judges the arguments of a described program: what it reads, what it writes, and what of it is not known. */
export function judgeDescription(
  words: readonly WordValue[],
  description: ProgramDescription,
  invocation: Invocation,
  scene: Scene,
): void {
  if (description.takesAnyText === true) {
    if (words.some((word) => word.kind === 'unknown'))
      askUnknown('an unknown word', invocation, scene);
    return;
  }
  const { subcommands } = description;
  const stopsAtOperand = subcommands !== undefined;
  const given = readOptions(words, description.options, { stopsAtOperand });
  const [first, ...rest] = given.operands;
  const name = literalText(first);
  const isKnown =
    subcommands !== undefined && name !== undefined && Object.hasOwn(subcommands, name);
  const subcommand = isKnown ? subcommands[name] : undefined;
  judgeOptions(given, invocation, scene);
  if (subcommand !== undefined) judgeDescription(rest, subcommand, invocation, scene);
  else judgeOperands(given, description, invocation, scene);
}

function askUnknown(what: string, { span }: Invocation, scene: Scene): void {
  scene.unknown = true;
  scene.ask('unknown-argument', `Nothing is known of ${what} in this place.`, span);
}

function judgeOptions(given: ReadArguments, invocation: Invocation, scene: Scene): void {
  const { span } = invocation;
  for (const spelling of given.unknown) askUnknown(`the argument ${spelling}`, invocation, scene);
  for (const { role, value } of given.options) {
    if (value === undefined) continue;
    if (value.kind === 'unknown') askUnknown('an unknown value', invocation, scene);
    else if (role === 'read') scene.read(value.text, span);
    else if (role === 'write') scene.write(value.text, span);
    // Signature formats make git run the program that checks signatures.
    else if (role === 'format' && value.text.includes('%G'))
      askUnknown('a format that checks signatures', invocation, scene);
  }
}

function judgeOperands(
  given: ReadArguments,
  description: ProgramDescription,
  invocation: Invocation,
  scene: Scene,
): void {
  const { operands, maxOperands = Infinity, needs } = description;
  const names = given.options.map(({ name }) => name);
  if (needs !== undefined && !needs.some((name) => names.includes(name)))
    askUnknown('this use of the program', invocation, scene);
  if (given.operands.length > maxOperands) askUnknown('a further operand', invocation, scene);
  const rest = takeFirst(given, operands, invocation, scene);
  if (rest.some((word) => word.kind === 'unknown'))
    askUnknown('an unknown operand', invocation, scene);
  for (const text of rest.map(literalText)) {
    if (text !== undefined) judgeOperand(text, operands, invocation, scene);
  }
  if (rest.length > 0) return;
  if (description.readsDirectory === true) scene.read('.', invocation.span);
  if (description.waitsForInput === true && !invocation.hasInput) askWaiting(invocation, scene);
}

function askWaiting({ span }: Invocation, scene: Scene): void {
  scene.endless = true;
  scene.ask('waits-for-input', 'This program waits for an input that nobody gives.', span);
}

/** Takes the operand off that is no file: a pattern, or a script of sed that only prints. */
function takeFirst(
  given: ReadArguments,
  operands: OperandRole,
  invocation: Invocation,
  scene: Scene,
): readonly WordValue[] {
  if (operands === 'print-script-then-read') {
    const script = literalText(given.operands[0]) ?? '';
    if (!/^(?:(?:\d+|\$)(?:,(?:\d+|\$))?)?p$/u.test(script))
      askUnknown('a script of sed', invocation, scene);
    return given.operands.slice(1);
  }
  const hasPattern = given.options.some(
    ({ role, name }) => role === 'pattern' || name === '-f' || name === '--files',
  );
  return operands === 'pattern-then-read' && !hasPattern ? given.operands.slice(1) : given.operands;
}

function judgeOperand(
  text: string,
  operands: OperandRole,
  invocation: Invocation,
  scene: Scene,
): void {
  const { span } = invocation;
  if (operands === 'none') askUnknown('an operand', invocation, scene);
  else if (operands === 'format-date') {
    if (!text.startsWith('+')) askUnknown('a date to set', invocation, scene);
  } else if (operands === 'revisions') scene.read(text.slice(text.indexOf(':') + 1) || '.', span);
  else if (operands !== 'text') {
    if (text !== '-') scene.read(text, span);
  }
}
