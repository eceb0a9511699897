import { forEachChild, type ParsedScript, type SyntaxNode } from 'unbash';
import type { Scene } from '../scene.ts';
import { useVariable } from './follow-variables.ts';
import { findVisibleTexts } from './find-visible-texts.ts';
import { judgeAssignment } from './judge-assignment.ts';
import { parseCommand } from '../parse-command.ts';
import { judgeConstruct } from './judge-construct.ts';
import { judgeRedirect } from './judge-redirect.ts';
import { readInput } from './read-input.ts';
import { visitCommand } from './visit-command.ts';
import {
  visitAndOr,
  visitCase,
  visitIf,
  visitPipeline,
  visitStatement,
  visitSubshell,
} from './visit-flow.ts';
import { visitLoop } from './visit-loop.ts';
import { outermost, type Walk, type WalkContext } from './walk-context.ts';

// Deeper substitutions are visited after the rest, so that the call stack stays small.
const maxNesting = 24;

/** Visits every command of a script, in whatever it is nested, and lets each be judged. */
export function walkScript(script: ParsedScript, scene: Scene): void {
  const walk = createWalk(scene);
  walk.visit(script, outermost(true));
  finishDeferred(scene);
  judgeVisible(script, walk);
}

// A text that is written down and may be run by something unknown is judged as if it were.
function judgeVisible(script: ParsedScript, walk: Walk): void {
  const { scene } = walk;
  if (scene.findings.some(({ decision }) => decision === 'deny')) return;
  for (const text of findVisibleTexts(script, scene)) {
    const inner = scene.spend() ? parseCommand(text, scene) : undefined;
    if (inner !== undefined) walk.visit(inner, outermost(false, 1));
  }
  finishDeferred(scene);
}

/** The walk over a scene; parts that it puts off are visited by `finishDeferred`. */
export function createWalk(scene: Scene): Walk {
  const walk: Walk = {
    scene,
    visit: (node, context) => {
      visit(node, walk, context);
    },
    visitChildren: (node, context) => {
      forEachChild(node, (child) => {
        visit(child, walk, context);
      });
    },
  };
  return walk;
}

/** Visits what was nested too deeply to be visited in its place. */
export function finishDeferred(scene: Scene): void {
  let isDeferred = false;
  for (let next = scene.deferred.shift(); next !== undefined; next = scene.deferred.shift()) {
    isDeferred = true;
    next();
  }
  if (!isDeferred) return;
  scene.ask('deeply-nested', 'Commands are nested in commands very deeply.');
  // What a deferred part does to the part around it is not seen: where that may matter, nothing passes.
  if (scene.counts.downloads > 0 || scene.counts.readsSecret > 0)
    scene.deny('too-deep', 'Commands are nested in commands too deeply.');
}

function visit(node: SyntaxNode, walk: Walk, context: WalkContext): void {
  const { scene } = walk;
  scene.work += 1;
  switch (node.type) {
    case 'Script':
      visitScript(node, walk, context);
      return;
    case 'Statement':
      visitStatement(node, walk, context);
      return;
    case 'AndOr':
      visitAndOr(node, walk, context);
      return;
    case 'Pipeline':
      visitPipeline(node, walk, context);
      return;
    case 'Command':
      visitCommand(node, walk, context);
      return;
    case 'If':
      visitIf(node, walk, context);
      return;
    case 'Case':
      visitCase(node, walk, context);
      return;
    case 'Subshell':
      visitSubshell(node, walk, context);
      return;
    case 'Function':
      visitFunction(node, walk, context);
      return;
    default:
      visitOther(node, walk, context);
  }
}

function visitOther(node: SyntaxNode, walk: Walk, context: WalkContext): void {
  const { scene } = walk;
  if (node.type === 'SimpleExpansion') useVariable(node.text.slice(1), scene);
  else if (node.type === 'ParameterExpansion') useVariable(node.parameter, scene);
  if (node.type === 'Redirect') judgeRedirect(node, scene, context);
  else if (node.type === 'Assignment') judgeAssignment(node, 'shell', scene, context);
  else judgeConstruct(node, scene, context);
  switch (node.type) {
    case 'For':
    case 'While':
    case 'Select':
    case 'ArithmeticFor':
      visitLoop(node, walk, context);
      return;
    case 'Redirected':
      visitRedirected(node, walk, context);
      return;
    case 'Coproc':
    case 'CommandExpansion':
    case 'ProcessSubstitution':
    case 'ArithmeticCommandExpansion':
      visitInSubshell(node, walk, context);
      return;
    default:
      walk.visitChildren(node, context);
  }
}

function visitInSubshell(node: SyntaxNode, walk: Walk, context: WalkContext): void {
  const before = walk.scene.state;
  const getsOutput = node.type === 'ProcessSubstitution' && node.operator === '>';
  walk.visitChildren(node, getsOutput ? { ...context, hasInput: true } : context);
  walk.scene.state = before;
}

function visitRedirected(
  node: Extract<SyntaxNode, { type: 'Redirected' }>,
  walk: Walk,
  context: WalkContext,
): void {
  const { downloads, readsSecret } = walk.scene.counts;
  const writes = walk.scene.countWrites;
  for (const redirect of node.redirects) walk.visit(redirect, context);
  const written = walk.scene.countWrites;
  const own = readInput(node.redirects, walk.scene);
  walk.visit(
    node.command,
    own.hasInput
      ? {
          ...context,
          hasInput: true,
          input: own.input,
          isInputDownload: walk.scene.counts.downloads > downloads,
          isInputSecret: walk.scene.counts.readsSecret > readsSecret,
        }
      : context,
  );
  if (walk.scene.counts.downloads > downloads && written > writes)
    walk.scene.noteDownloadsSince(writes);
}

function visitScript(script: ParsedScript, walk: Walk, context: WalkContext): void {
  const { scene } = walk;
  if (script.errors !== undefined && script.errors.length > 0)
    scene.ask('unparsable', 'A part of this command cannot be read.');
  // Scripts in escaped backticks have a text of their own, and so have their offsets.
  const isJudgedText = context.isJudgedText && script.source === undefined;
  const nesting = context.nesting + 1;
  if (nesting <= maxNesting) {
    walk.visitChildren(script, { ...context, isJudgedText, nesting });
    return;
  }
  const state = scene.state;
  scene.deferred.push(() => {
    scene.state = state;
    walk.visitChildren(script, { ...context, isJudgedText, nesting: 0 });
  });
}

// What a function does counts where it is defined, too: it may be called by a name that nobody knows.
function visitFunction(
  node: Extract<SyntaxNode, { type: 'Function' }>,
  walk: Walk,
  context: WalkContext,
): void {
  const { scene } = walk;
  const name = node.name.value;
  const { functions } = scene.state;
  const outside =
    functions.has(name) || scene.mayKeep(functions.size)
      ? { ...scene.state, functions: new Map([...functions, [name, node.body]]) }
      : scene.state;
  scene.state = outside;
  walk.visit(node.body, {
    ...context,
    isRepeated: true,
    functions: [...context.functions, name],
  });
  scene.state = outside;
}
