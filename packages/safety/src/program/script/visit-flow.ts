import type { AndOr, Case, If, Pipeline, Statement, Subshell } from 'unbash';
import type { SceneCounts } from '../scene.ts';
import { mergeShells, settleDirectory, type ShellState } from './shell-state.ts';
import { pipedOutput } from './piped-output.ts';
import type { Walk, WalkContext } from './walk-context.ts';

/** Visits one command of a list; one in the background changes nothing of this shell. */
export function visitStatement(node: Statement, walk: Walk, context: WalkContext): void {
  const { scene } = walk;
  const before = scene.state;
  if (node.background === true) {
    walk.visit(node.command, { ...context, isConcurrent: true });
    scene.state = before;
  } else walk.visit(node.command, context);
  scene.state = settleDirectory(scene.state);
}

/** Visits `a && b || c`: what follows may not run, and where it runs it knows how the part before ended. */
export function visitAndOr(node: AndOr, walk: Walk, context: WalkContext): void {
  const { scene } = walk;
  for (const [index, command] of node.commands.entries()) {
    if (node.operators[index - 1] === '||') scene.state = settleDirectory(scene.state);
    const before = scene.state;
    walk.visit(command, context);
    if (index > 0) scene.state = mergeShells(before, scene.state);
  }
}

/** Visits what runs in a shell of its own: its changes end with it. */
export function visitSubshell(node: Subshell, walk: Walk, context: WalkContext): void {
  const before = walk.scene.state;
  // Each round of a loop starts it where it started before.
  walk.visit(node.body, { ...context, isRepeated: false });
  walk.scene.state = before;
}

/** Visits the branches of a condition, each from what its conditions leave. */
export function visitIf(node: If, walk: Walk, context: WalkContext): void {
  const { scene } = walk;
  const branches = [{ clause: node.clause, then: node.then }, ...node.elif];
  const ends: ShellState[] = [];
  for (const { clause, then } of branches) {
    walk.visit(clause, context);
    const afterClause = scene.state;
    walk.visit(then, context);
    ends.push(scene.state);
    scene.state = afterClause;
  }
  if (node.else !== undefined) walk.visit(node.else, context);
  scene.state = ends.reduce(mergeShells, scene.state);
}

/** Visits every branch of a case, each from what was known before. */
export function visitCase(node: Case, walk: Walk, context: WalkContext): void {
  const { scene } = walk;
  walk.visit(node.word, context);
  let end = scene.state;
  for (const item of node.items) {
    const before = scene.state;
    walk.visitChildren(item, context);
    end = mergeShells(end, scene.state);
    // A branch may go on into the next one.
    scene.state = item.terminator === ';&' || item.terminator === ';;&' ? end : before;
  }
  scene.state = end;
}

/** Visits the stages of a pipeline, and sees what flows from a download or a secret into the next. */
export function visitPipeline(node: Pipeline, walk: Walk, context: WalkContext): void {
  const { scene } = walk;
  const isSeveral = node.commands.length > 1;
  const start = { ...scene.counts };
  let { input } = context;
  for (const [index, stage] of node.commands.entries()) {
    const before = { ...scene.counts };
    const writes = scene.countWrites;
    const state = scene.state;
    const hasInput = context.hasInput || index > 0;
    const isConcurrent = context.isConcurrent || isSeveral;
    walk.visit(stage, {
      ...context,
      isConcurrent,
      hasInput,
      input,
      ...flowOf(start, before, context),
    });
    if (before.downloads > start.downloads && scene.counts.executesInput > before.executesInput)
      scene.deny('download-executed', 'This command runs what it downloads.');
    if (before.downloads > start.downloads) scene.noteDownloadsSince(writes);
    if (before.readsSecret > start.readsSecret && scene.counts.usesNetwork > before.usesNetwork)
      scene.deny('sends-secret', 'This command would send a secret file over the network.');
    if (!isSeveral) return;
    input = pipedOutput(stage, input, scene);
    // Each stage is a shell of its own.
    scene.state = state;
  }
}

/** What flows into a stage, or was in the input of all of them. */
function flowOf(
  start: SceneCounts,
  before: SceneCounts,
  context: WalkContext,
): Pick<WalkContext, 'isInputDownload' | 'isInputSecret'> {
  return {
    isInputDownload: context.isInputDownload === true || before.downloads > start.downloads,
    isInputSecret: context.isInputSecret === true || before.readsSecret > start.readsSecret,
  };
}
