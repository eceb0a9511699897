import type { Invocation } from '../invocation.ts';
import {
  readOptions,
  type ReadArguments,
  type ReadOptionsBehaviour,
} from '../options/read-options.ts';
import type { Scene } from '../scene.ts';
import type { Unwrapped } from '../unwrap/unwrapper.ts';
import { literalText, type WordValue } from '../words/word-value.ts';
import { namesRemote, namesResponseFile, unbundleFirst, withRoles } from './adapt-arguments.ts';
import { globsStayHarmless, matchesNames } from './globs-stay-harmless.ts';
import { collectInside, type Inside } from './inside.ts';
import { judgeOperands } from './judge-operands.ts';
import { judgeOptions } from './judge-options.ts';
import type { ProgramDescription } from './program-description.ts';
import { askEffect, askUnknownArgument, createUse, type ProgramUse } from './program-use.ts';

/** Judges the arguments of a described program: what it reads, writes and starts, and what of it is not known. Gives back what it runs. */
export function judgeDescription(
  invocation: Invocation,
  description: ProgramDescription,
  scene: Scene,
): Unwrapped {
  const [program, ...words] = invocation.words;
  const use = createUse(literalText(program) ?? '', invocation, scene);
  const inside = collectInside();
  judgeArguments(words, description, use, inside);
  return inside;
}

function judgeArguments(
  words: readonly WordValue[],
  description: ProgramDescription,
  use: ProgramUse,
  inside: Inside,
): void {
  if (words.some((word) => word.kind === 'unknown' && word.isFromEnvironment === true))
    askEffect('reads-environment', use);
  if (description.takesAnyText === true) return;
  const spelled =
    description.bundlesFirst === true ? unbundleFirst(words, description.options) : words;
  const read = readOptions(spelled, description.options, behaviourOf(description, words));
  const given = withRoles(read, findUse(read, description)?.roles);
  if (description.reachesHosts === true && namesRemote(given)) askEffect('uses-network', use);
  if (description.takesResponseFiles === true && namesResponseFile(words))
    askUnknownArgument('the arguments in a file', use);
  // What follows `--` is no subcommand to some: `git stash -- list` puts a file away.
  const before = words[words.findIndex((word) => word === read.operands[0]) - 1];
  if (description.subcommands !== undefined && literalText(before) === '--')
    askUnknownArgument('a subcommand behind --', use);
  const directories = use.scene.directories;
  judgeOptions(given, description, use, inside);
  judgeRest(given, description, use, inside);
  use.scene.directories = directories;
}

function behaviourOf(
  description: ProgramDescription,
  words: readonly WordValue[],
): ReadOptionsBehaviour {
  const { subcommands, stopsAtOperand, hasHarmlessOptions } = description;
  return {
    stopsAtOperand: subcommands !== undefined || stopsAtOperand === true,
    hasHarmlessOptions: hasHarmlessOptions === true,
    isHarmless: (word) => matchesNames(word) && globsStayHarmless(description, words),
  };
}

function judgeRest(
  given: ReadArguments,
  description: ProgramDescription,
  use: ProgramUse,
  inside: Inside,
): void {
  // It tells of itself and ends, which not every program does that is given more; the other options were judged nevertheless.
  if (given.operands.length === 0 && given.options.some(({ role }) => role === 'informs')) return;
  const [first, ...rest] = given.operands;
  const name = literalText(first);
  const subcommand = name === undefined ? undefined : findSubcommand(name, description);
  if (subcommand === undefined || name === undefined)
    judgeOperands(given, chooseUse(given, description), use, inside);
  else judgeArguments(rest, subcommand, { ...use, label: `${use.label} ${name}` }, inside);
}

function findSubcommand(
  name: string,
  { subcommands }: ProgramDescription,
): ProgramDescription | undefined {
  if (subcommands === undefined || name.includes(' ')) return undefined;
  if (Object.hasOwn(subcommands, name)) return subcommands[name];
  const key = Object.keys(subcommands).find((names) => names.split(' ').includes(name));
  return key === undefined ? undefined : subcommands[key];
}

function chooseUse(given: ReadArguments, description: ProgramDescription): ProgramDescription {
  const found = findUse(given, description);
  return found === undefined ? description : { ...description, ...found };
}

function findUse(
  given: ReadArguments,
  { uses }: ProgramDescription,
): NonNullable<ProgramDescription['uses']>[number] | undefined {
  const names = given.options.map(({ name }) => name);
  return uses?.find(({ when }) => hasAny(when, names));
}

/** True when one of the spellings, parted by spaces, was given. */
function hasAny(spellings: string, names: readonly string[]): boolean {
  const listed = spellings.split(' ');
  return names.some((name) => listed.includes(name));
}
