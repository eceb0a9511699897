import { describeProgram } from './descriptions/describe-program.ts';
import { judgeDescription } from './descriptions/judge-description.ts';
import { judgeExpression } from './descriptions/judge-expression.ts';
import { floorRules } from './floor/all-floor-rules.ts';
import { isNamedByPath, programName, type Invocation } from './invocation.ts';
import { maxDepth, type Scene } from './scene.ts';
import { unwrappers } from './unwrap/all-unwrappers.ts';
import type { Unwrapped } from './unwrap/unwrapper.ts';
import { denyDownloaded } from './unwrap/unwrap-shell.ts';
import { literalText } from './words/word-value.ts';

/** Reads a nested text as commands; given by the walk over the script, which calls back here. */
export type JudgeScript = (text: string, scene: Scene, depth: number) => void;

/** Judges one program with its arguments, and every program inside it. */
export function judgeInvocation(
  invocation: Invocation,
  scene: Scene,
  judgeScript: JudgeScript,
): void {
  scene.work += invocation.words.length;
  // A bound that only asked would be a way around every other rule.
  if (invocation.depth > maxDepth) {
    scene.deny('too-deep', 'Commands are wrapped in commands too deeply.', invocation.span);
    return;
  }
  scene.runs.push(invocation.words.map((word) => literalText(word) ?? '\uFFFD'));
  const name = programName(invocation);
  if (name === undefined) {
    askUnknown(scene, 'unknown-program', 'Which program this runs is not known.', invocation);
    return;
  }
  for (const rule of floorRules) rule(name, invocation, scene);
  const unwrapped = unwrap(name, invocation, scene);
  if (unwrapped === undefined) judgeProgram(name, invocation, scene, judgeScript);
  else judgeInside(unwrapped, invocation, scene, judgeScript);
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
  judgeScript: JudgeScript,
): void {
  if (asks !== undefined) askUnknown(scene, 'runs-another', asks, invocation);
  for (const inner of invocations) judgeInvocation(inner, scene, judgeScript);
  for (const script of scripts) judgeScript(script, scene, invocation.depth + 1);
}

function judgeProgram(
  name: string,
  invocation: Invocation,
  scene: Scene,
  judgeScript: JudgeScript,
): void {
  const { span, words } = invocation;
  if (isNamedByPath(invocation)) {
    denyDownloaded(literalText(words[0]) ?? '', invocation, scene);
    askUnknown(
      scene,
      'named-by-path',
      'A program that is named by its path may be any.',
      invocation,
    );
    return;
  }
  judgeListed(name, invocation, scene);
  if (scene.functions.has(name))
    askUnknown(scene, 'shell-function', `${name} is a function of this command.`, invocation);
  if (name === 'cd') changeDirectory(invocation, scene);
  else if (!judgeExpression(name, invocation, scene)) {
    const description = describeProgram(name);
    if (description === undefined)
      askUnknown(
        scene,
        'unknown-program',
        `What ${name} does is not known to be harmless.`,
        invocation,
      );
    else
      judgeInside(judgeDescription(invocation, description, scene), invocation, scene, judgeScript);
  }
  if (name === 'git' && scene.facts.gitExecutes === true)
    scene.ask('git-executes', "This repository's configuration makes git run programs.", span);
}

function judgeListed(name: string, { span }: Invocation, scene: Scene): void {
  const { programs } = scene.policy;
  if (programs === undefined || programs.some((program) => program.name === name)) return;
  scene.ask('unlisted-program', `The policy does not list ${name}.`, span);
}

function changeDirectory(invocation: Invocation, scene: Scene): void {
  const path = literalText(invocation.words[1]);
  const isPlain = path !== undefined && invocation.words.length === 2 && !path.startsWith('-');
  if (!isPlain || invocation.isRepeated || scene.directories.size > 8) {
    askUnknown(scene, 'unknown-directory', 'Where this changes to is not known.', invocation);
    return;
  }
  scene.read(path, invocation.span);
  // It may fail, so that the directory before stays possible.
  scene.directories = new Set([...scene.directories, ...scene.resolveAll(path)]);
}

function askUnknown(scene: Scene, rule: string, reason: string, { span }: Invocation): void {
  scene.unknown = true;
  scene.ask(rule, reason, span);
}
