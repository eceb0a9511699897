import type { Assignment, Command } from 'unbash';
import { runsItsArguments } from '../unwrap/interpreters.ts';
import { programName, type Invocation } from '../invocation.ts';
import { judgeInvocation } from '../judge-invocation.ts';
import type { Scene } from '../scene.ts';
import { expandTarget } from '../words/expand-word.ts';
import { literalText, type Words } from '../words/word-value.ts';
import { applyBuiltin } from './apply-builtin.ts';
import { expandCommand } from './expand-command.ts';
import { noteFilled, noteVariables, runsGivenText } from './follow-variables.ts';
import { judgeAssignment } from './judge-assignment.ts';
import { nestedJudge } from './nested-judge.ts';
import { pipedOutput } from './piped-output.ts';
import { readInput } from './read-input.ts';
import { scriptOutput } from './script-output.ts';
import { mergeShells, type ShellState } from './shell-state.ts';
import { surroundingsOf } from './surroundings-of.ts';
import { spanOf, type Walk, type WalkContext } from './walk-context.ts';

/** Visits a simple command: what is nested in its words first, then every argument vector that it may become. */
export function visitCommand(command: Command, walk: Walk, context: WalkContext): void {
  const { scene } = walk;
  const before = { ...scene.counts };
  visitParts(command, walk, context);
  if (command.name === undefined) {
    for (const assignment of assignmentsOf(command))
      judgeAssignment(assignment, 'shell', scene, context);
    noteVariables(
      assignmentsOf(command).map(({ name }) => name),
      before,
      scene,
    );
    return;
  }
  const alternatives = expandCommand(command, scene);
  const base = inputOf(command, scene, context);
  const outside = scene.state;
  for (const assignment of assignmentsOf(command))
    judgeAssignment(assignment, 'programs', scene, context);
  const start = scene.state;
  noteWritten(command, base, scene);
  const ends = alternatives.map((words) => {
    scene.state = start;
    if (scene.spend()) judgeFlow(words, { command, base, before, walk, context });
    return scene.state;
  });
  scene.state = ends.reduce(mergeShells);
  if (command.prefix.length > 0) scene.state = restoreVariables(scene.state, outside);
}

function visitParts(command: Command, walk: Walk, context: WalkContext): void {
  for (const part of [...command.prefix, ...command.suffix])
    if (part.type === 'Assignment') walk.visitChildren(part, context);
    else walk.visit(part, context);
  if (command.name !== undefined) walk.visit(command.name, context);
}

function assignmentsOf({ prefix }: Command): readonly Assignment[] {
  return prefix.filter((part) => part.type === 'Assignment');
}

// Assignments in front of a program end with it.
function restoreVariables(state: ShellState, { variables, exported }: ShellState): ShellState {
  return { ...state, variables, exported };
}

type BaseInvocation = Omit<Invocation, 'words'>;

function inputOf(command: Command, scene: Scene, context: WalkContext): BaseInvocation {
  const own = readInput(command.redirects, scene);
  const input = own.hasInput ? own.input : context.input;
  return {
    hasInput: own.hasInput || context.hasInput,
    depth: context.depth,
    isRepeated: context.isRepeated,
    isConcurrent: context.isConcurrent,
    ...(input === undefined ? {} : { input }),
    ...spanOf(command, context),
  };
}

interface CommandVisit {
  readonly command: Command;
  readonly base: BaseInvocation;
  readonly before: Scene['counts'];
  readonly walk: Walk;
  readonly context: WalkContext;
}

// What a command is given and what it does together: a secret that goes to the network, a download that lands in a file.
function judgeFlow(words: Words, visit: CommandVisit): void {
  const { command, before, walk, base } = visit;
  const { scene } = walk;
  const given = { ...scene.counts };
  judgeWords(words, visit);
  const isGivenSecret = given.readsSecret > before.readsSecret;
  const readsSecret = scene.counts.readsSecret > given.readsSecret;
  const talks = scene.counts.usesNetwork > given.usesNetwork;
  const opensSocket = given.usesNetwork > before.usesNetwork && command.redirects.length > 0;
  const name = literalText(words[0])?.split('/').at(-1) ?? '';
  if (opensSocket && runsItsArguments(name))
    scene.deny('remote-shell', 'This command hands a shell to another machine.', base.span);
  if ((isGivenSecret && talks) || (readsSecret && opensSocket))
    scene.deny('sends-secret', 'This command would send a secret over the network.', base.span);
  if (scene.counts.downloads > given.downloads) noteDownload(command, scene);
}

// What is written into a file by the text itself is what a shell would run from it.
function noteWritten(command: Command, { input }: BaseInvocation, scene: Scene): void {
  const isTee = command.name?.value === 'tee';
  const targets = command.redirects.flatMap((redirect) =>
    redirect.type === 'Redirect' && /^(?:>|>>|>\||&>)$/u.test(redirect.operator)
      ? (redirect.target ?? [])
      : [],
  );
  if (targets.length === 0 && !isTee) return;
  const text = pipedOutput(command, input, scene);
  if (text === undefined) return;
  const words = isTee ? (expandCommand(command, scene)[0]?.slice(1) ?? []) : [];
  for (const value of [
    ...targets.flatMap((target) => expandTarget(target, surroundingsOf(scene))),
    ...words,
  ])
    if (value.kind === 'literal')
      for (const path of scene.resolveAll(value.text))
        scene.writtenTexts.set(path, `${scene.writtenTexts.get(path) ?? ''}${text}`);
}

function noteDownload(command: Command, scene: Scene): void {
  for (const redirect of command.redirects) {
    if (redirect.type !== 'Redirect' || redirect.target === undefined) continue;
    if (!redirect.operator.includes('>')) continue;
    for (const value of expandTarget(redirect.target, surroundingsOf(scene)))
      if (value.kind === 'literal') scene.noteDownload(value.text);
  }
}

function judgeWords(words: Words, visit: CommandVisit): void {
  const { command, base, before, walk, context } = visit;
  const { scene } = walk;
  // Every word of it may vanish: then nothing runs.
  if (words.length === 0) return;
  const invocation: Invocation = { ...base, words };
  const name = programName(invocation);
  const isRunning = name === undefined || (runsItsArguments(name) && runsGivenText(invocation));
  if (scene.counts.downloads > before.downloads && isRunning)
    scene.deny('download-executed', 'This command runs what it downloads.', invocation.span);
  // A function that starts itself twice, or in the background, never ends growing.
  if (name !== undefined && context.isConcurrent && context.functions.includes(name))
    scene.deny('fork-bomb', 'This function starts itself without end.', invocation.span);
  const nested = nestedJudge(walk, context);
  judgeInvocation(invocation, scene, nested);
  if (name !== undefined && runsItsArguments(name)) judgeProcessTexts(command, visit, invocation);
  if (name !== undefined) noteFilled(name, invocation, before, { scene, context });
  if (name !== undefined) applyBuiltin(name, invocation, { command, scene, context });
}

// `bash <(echo …)`: the file is what a command prints.
function judgeProcessTexts(
  command: Command,
  { walk, context }: CommandVisit,
  invocation: Invocation,
): void {
  for (const word of command.args) {
    const part = word.type === 'Word' && word.parts?.length === 1 ? word.parts[0] : undefined;
    if (part?.type !== 'ProcessSubstitution' || part.script === undefined) continue;
    const text = scriptOutput(part.script, walk.scene);
    if (text !== undefined) nestedJudge(walk, context).judgeText({ text }, invocation, walk.scene);
  }
}
