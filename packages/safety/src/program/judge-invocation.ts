import { posix } from 'node:path';
import { noteComposeStart } from './containers/note-compose-start.ts';
import { describeProgram } from './descriptions/describe-program.ts';
import { judgeDescription } from './descriptions/judge-description.ts';
import { judgeExpression } from './descriptions/judge-expression.ts';
import { judgeGit } from './git/judge-git.ts';
import { looksLikeAscii } from '../explain/looks-like-ascii.ts';
import { isNamedByPath, programName, type Invocation } from './invocation.ts';
import { maxDepth, type Scene } from './scene.ts';
import { textsOfRunner } from './unwrap/runnable-texts.ts';
import { unwrappers } from './unwrap/all-unwrappers.ts';
import type { NestedScript, Unwrapped } from './unwrap/unwrapper.ts';
import { denyDownloaded } from './unwrap/unwrap-shell.ts';
import { judgeDirectoryChange } from './judge-directory-change.ts';
import { literal, literalText } from './words/word-value.ts';

/** Judges what is inside a command; given by the walk over the script, which calls back here. */
export interface NestedJudge {
  judgeText(script: NestedScript, invocation: Invocation, scene: Scene): void;
  callFunction(name: string, invocation: Invocation, scene: Scene): void;
  callAlias(text: string, invocation: Invocation, scene: Scene): void;
}

/** Judges one program with its arguments, and every program inside it. */
export function judgeInvocation(invocation: Invocation, scene: Scene, nested: NestedJudge): void {
  scene.work += invocation.words.length;
  // A bound that only asked would be a way around every other rule.
  if (invocation.depth > maxDepth) {
    scene.deny('too-deep', 'Commands are wrapped in commands too deeply.', invocation.span);
    return;
  }
  const program = invocation.words.map((word) => literalText(word) ?? '\uFFFD');
  scene.runs.push(program);
  noteComposeStart(program, invocation, scene);
  // A function of that name is not the program, so a yes to the program is none to it.
  if (callOwn(invocation, scene, nested)) return;
  scene.inProgram(program, () => {
    judgeProgramAndInside(invocation, scene, nested);
  });
}

function judgeProgramAndInside(invocation: Invocation, scene: Scene, nested: NestedJudge): void {
  const name = programName(invocation);
  if (name === undefined) {
    judgeGlobbed(invocation, scene, nested);
    askUnknown(scene, 'unknown-program', 'Which program this runs is not known.', invocation);
    return;
  }
  if (looksLikeAscii(literalText(invocation.words[0]) ?? ''))
    askUnknown(scene, 'look-alike', 'This program only looks like another one.', invocation);
  for (const rule of scene.floorRules) rule.judge(name, invocation, scene);
  if (isNamedByPath(invocation)) {
    askNamedByPath(invocation, scene);
    const scripts = scene.textsOf(literalText(invocation.words[0]) ?? '');
    if (scripts.length > 0) judgeInside({ scripts }, invocation, scene, nested);
  } else {
    judgeListed(name, invocation, scene);
    judgeIdentity(name, invocation, scene);
  }
  const unwrapped = unwrap(name, invocation, scene);
  if (unwrapped !== undefined) judgeInside(unwrapped, invocation, scene, nested);
  else if (mayBeUsual(invocation)) judgeProgram(name, invocation, scene, nested);
  const scripts = textsOfRunner(name, invocation);
  if (scripts.length > 0) judgeInside({ scripts }, invocation, scene, nested);
}

// `/b?n/rm`: whatever directory it is in, its last name is known.
function judgeGlobbed(invocation: Invocation, scene: Scene, nested: NestedJudge): void {
  const [first, ...rest] = invocation.words;
  const glob = first?.kind === 'unknown' ? (first.glob ?? '') : '';
  const [, last] = /\/([\w.+-]+)$/u.exec(glob) ?? [];
  if (last === undefined) return;
  const words = [literal(`/bin/${last}`), ...rest];
  judgeInvocation({ ...invocation, words, depth: invocation.depth + 1 }, scene, nested);
}

// A program at a path of the system is asked for, and what it would do if it is the usual one may still be denied.
function mayBeUsual(invocation: Invocation): boolean {
  const path = literalText(invocation.words[0]) ?? '';
  return (
    !isNamedByPath(invocation) || /^(?:\/usr|\/usr\/local)?\/s?bin$/u.test(posix.dirname(path))
  );
}

function askNamedByPath(invocation: Invocation, scene: Scene): void {
  denyDownloaded(literalText(invocation.words[0]) ?? '', invocation, scene);
  askUnknown(scene, 'named-by-path', 'A program that is named by its path may be any.', invocation);
}

// A function or an alias of this text may stand in front of a program, and then both may be meant: it may not be defined on every way here.
function callOwn(invocation: Invocation, scene: Scene, nested: NestedJudge): boolean {
  const name = programName(invocation);
  if (name === undefined || isNamedByPath(invocation)) return false;
  const alias = scene.state.aliases.get(name);
  if (alias !== undefined) nested.callAlias(alias, invocation, scene);
  const isFunction = scene.state.functions.has(name);
  if (isFunction) nested.callFunction(name, invocation, scene);
  return (isFunction || alias !== undefined) && describeProgram(name) === undefined;
}

function unwrap(name: string, invocation: Invocation, scene: Scene): Unwrapped | undefined {
  for (const unwrapper of unwrappers) {
    const unwrapped = unwrapper(name, invocation, scene);
    if (unwrapped !== undefined) return unwrapped;
  }
  return undefined;
}

function judgeInside(
  { invocations = [], scripts = [], asks }: Unwrapped,
  invocation: Invocation,
  scene: Scene,
  nested: NestedJudge,
): void {
  if (asks !== undefined) askUnknown(scene, 'runs-another', asks, invocation);
  for (const inner of invocations) judgeInvocation(inner, scene, nested);
  for (const script of scripts)
    nested.judgeText(typeof script === 'string' ? { text: script } : script, invocation, scene);
}

function judgeProgram(
  name: string,
  invocation: Invocation,
  scene: Scene,
  nested: NestedJudge,
): void {
  const { span } = invocation;
  if (name === 'cd') judgeDirectoryChange(invocation, scene);
  else if (!judgeExpression(name, invocation, scene)) {
    const description = describeProgram(name);
    if (description === undefined)
      askUnknown(
        scene,
        'unknown-program',
        `What ${name} does is not known to be harmless.`,
        invocation,
      );
    else {
      const judge = name === 'git' ? judgeGit : judgeDescription;
      judgeInside(judge(invocation, description, scene), invocation, scene, nested);
    }
  }
  if (name === 'git' && scene.facts.gitExecutes === true)
    scene.ask('git-executes', "This repository's configuration makes git run programs.", span);
}

function judgeListed(name: string, { span }: Invocation, scene: Scene): void {
  const { programs } = scene.policy;
  if (programs === undefined || programs.some((program) => program.name === name)) return;
  scene.ask('unlisted-program', `The policy does not list ${name}.`, span);
}

// A program of the workspace is not the one of the same name that is described here.
function judgeIdentity(name: string, invocation: Invocation, scene: Scene): void {
  if (!Object.hasOwn(scene.facts.programs ?? {}, name)) return;
  const reason = `${name} is a program of the workspace, not the usual one.`;
  askUnknown(scene, 'program-in-workspace', reason, invocation);
}

function askUnknown(scene: Scene, rule: string, reason: string, { span }: Invocation): void {
  scene.unknown = true;
  scene.ask(rule, reason, span);
}
