import {
  forEachChild,
  type Command,
  type Function as FunctionNode,
  type ParsedScript,
  type Pipeline,
  type SyntaxNode,
} from 'unbash';
import { runsItsArguments } from '../unwrap/interpreters.ts';
import { programName, type Invocation } from '../invocation.ts';
import { judgeInvocation } from '../judge-invocation.ts';
import { parseCommand } from '../parse-command.ts';
import { maxDepth, type Scene } from '../scene.ts';
import { evaluateWord } from '../words/evaluate-word.ts';
import { judgeRedirect, readInput } from './judge-redirect.ts';
import { judgeAssignment } from './judge-assignment.ts';
import { evaluateCommandWords } from './command-words.ts';
import { pipedText } from './piped-text.ts';
import { spanOf, type WalkContext } from './walk-context.ts';

// Deeper substitutions are visited after the rest, so that the call stack stays small.
const maxNesting = 24;

/** Visits every command of a script, in whatever it is nested, and lets each be judged. */
export function walkScript(script: ParsedScript, scene: Scene, context: WalkContext): void {
  visit(script, scene, context);
  let isDeferred = false;
  for (let next = scene.deferred.shift(); next !== undefined; next = scene.deferred.shift()) {
    isDeferred = true;
    next();
  }
  // What a deferred part does to the part around it is not seen: where that may matter, nothing passes.
  if (isDeferred) scene.ask('deeply-nested', 'Commands are nested in commands very deeply.');
  if (isDeferred && (scene.counts.downloads > 0 || scene.counts.readsSecret > 0))
    scene.deny('too-deep', 'Commands are nested in commands too deeply.');
}

/** Reads a text inside a command as commands of its own. */
export function judgeNestedText(text: string, scene: Scene, depth: number): void {
  if (depth > maxDepth) {
    scene.deny('too-deep', 'Commands are wrapped in commands too deeply.');
    return;
  }
  const script = parseCommand(text, scene);
  if (script !== undefined) visit(script, scene, outermost(false, depth));
}

/** The context at the top of a text. */
export function outermost(isJudgedText: boolean, depth = 0): WalkContext {
  return {
    isJudgedText,
    depth,
    isRepeated: false,
    isConcurrent: false,
    hasInput: false,
    nesting: 0,
    functions: [],
  };
}

function visit(node: SyntaxNode, scene: Scene, context: WalkContext): void {
  scene.work += 1;
  switch (node.type) {
    case 'Script':
      visitScript(node, scene, context);
      return;
    case 'Command':
      visitCommand(node, scene, context);
      return;
    case 'Pipeline':
      visitPipeline(node, scene, context);
      return;
    case 'Function':
      visitFunction(node, scene, context);
      return;
    case 'Redirect':
      judgeRedirect(node, scene, context);
      break;
    case 'Assignment':
      judgeAssignment(node, scene, context);
      break;
    default:
      judgeConstruct(node, scene, context);
  }
  visitChildren(node, scene, contextInside(node, context));
}

function visitChildren(node: SyntaxNode, scene: Scene, context: WalkContext): void {
  forEachChild(node, (child) => {
    visit(child, scene, context);
  });
}

function visitScript(script: ParsedScript, scene: Scene, context: WalkContext): void {
  if (script.errors !== undefined && script.errors.length > 0)
    scene.ask('unparsable', 'A part of this command cannot be read.');
  // Scripts in escaped backticks have a text of their own, and so have their offsets.
  const isJudgedText = context.isJudgedText && script.source === undefined;
  const nesting = context.nesting + 1;
  if (nesting <= maxNesting) visitChildren(script, scene, { ...context, isJudgedText, nesting });
  else
    scene.deferred.push(() => {
      visitChildren(script, scene, { ...context, isJudgedText, nesting: 0 });
    });
}

function contextInside(node: SyntaxNode, context: WalkContext): WalkContext {
  switch (node.type) {
    case 'For':
    case 'While':
    case 'Select':
    case 'ArithmeticFor':
      return { ...context, isRepeated: true };
    case 'Statement':
      return node.background === true ? { ...context, isConcurrent: true } : context;
    default:
      return context;
  }
}

/** Asks for constructs of the shell that run or change something by themselves. */
function judgeConstruct(node: SyntaxNode, scene: Scene, context: WalkContext): void {
  const { span } = spanOf(node, context);
  const ask = (what: string): void => {
    scene.ask('shell-construct', `What ${what} does is not known before it runs.`, span);
  };
  if (node.type === 'Coproc') ask('a coprocess');
  else if (node.type === 'ArithmeticCommand' || node.type === 'ArithmeticFor') ask('arithmetic');
  else if (node.type === 'Select') ask('a menu');
  // Bash evaluates these operands as arithmetic, which may run commands.
  else if (node.type === 'TestBinary' && node.operator.startsWith('-')) ask('a numeric test');
  else if (node.type === 'TestUnary' && /^-[vR]$/u.test(node.operator)) ask('a test of a variable');
  else if (hasUnreadScript(node)) scene.ask('unparsable', 'A substitution cannot be read.', span);
}

function hasUnreadScript(node: SyntaxNode): boolean {
  return (
    (node.type === 'CommandExpansion' ||
      node.type === 'ProcessSubstitution' ||
      node.type === 'ArithmeticCommandExpansion') &&
    node.script === undefined
  );
}

function visitPipeline(pipeline: Pipeline, scene: Scene, context: WalkContext): void {
  const isConcurrent = context.isConcurrent || pipeline.commands.length > 1;
  let input = context.input;
  const start = { ...scene.counts };
  for (const [index, stage] of pipeline.commands.entries()) {
    const before = { ...scene.counts };
    const hasInput = context.hasInput || index > 0;
    visit(stage, scene, { ...context, isConcurrent, hasInput, input });
    if (before.downloads > start.downloads && scene.counts.executesInput > before.executesInput)
      scene.deny('download-executed', 'This command runs what it downloads.');
    if (before.readsSecret > start.readsSecret && scene.counts.usesNetwork > before.usesNetwork)
      scene.deny('sends-secret', 'This command would send a secret file over the network.');
    input = pipedText(stage, input, scene);
  }
}

function visitFunction(node: FunctionNode, scene: Scene, context: WalkContext): void {
  const name = node.name.value;
  scene.functions.add(name);
  scene.ask('shell-function', `The command defines the function ${name}.`);
  const functions = [...context.functions, name];
  visit(node.body, scene, { ...context, isRepeated: true, functions });
}

function visitCommand(command: Command, scene: Scene, context: WalkContext): void {
  const before = { ...scene.counts };
  for (const part of [...command.prefix, ...command.suffix])
    // An assignment behind the name is an argument, which `evaluateCommandWords` reads.
    if (part.type === 'Assignment' && !command.prefix.includes(part))
      visitChildren(part, scene, context);
    else visit(part, scene, context);
  if (command.name === undefined) return;
  visitChildren(command.name, scene, context);
  const invocation = toInvocation(command, scene, context);
  const name = programName(invocation);
  if (scene.counts.downloads > before.downloads && (name === undefined || runsItsArguments(name)))
    scene.deny('download-executed', 'This command runs what it downloads.', invocation.span);
  // A function that starts itself twice, or in the background, never ends growing.
  if (name !== undefined && context.isConcurrent && context.functions.includes(name))
    scene.deny('fork-bomb', 'This function starts itself without end.', invocation.span);
  judgeInvocation(invocation, scene, judgeNestedText);
}

function toInvocation(command: Command, scene: Scene, context: WalkContext): Invocation {
  const own = readInput(command, (word) => evaluateWord(word, surroundingsOf(scene)));
  const input = own.hasInput ? own.input : context.input;
  return {
    words: evaluateCommandWords(command, surroundingsOf(scene)),
    hasInput: own.hasInput || context.hasInput,
    depth: context.depth,
    isRepeated: context.isRepeated,
    ...(input === undefined ? {} : { input }),
    ...spanOf(command, context),
  };
}

function surroundingsOf(scene: Scene): { readonly home: string; readonly cwd: string | undefined } {
  return { home: scene.home, cwd: scene.directory };
}
