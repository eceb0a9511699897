import type { ArithmeticFor, For, Select, While } from 'unbash';
import { expandWords } from '../words/expand-word.ts';
import { anyNumber, literalText, unknownWord, type WordValue } from '../words/word-value.ts';
import type { VariableValue } from '../words/variables.ts';
import { assignedNames } from './assigned-names.ts';
import { mayEnd } from './may-end.ts';
import { noteVariables } from './follow-variables.ts';
import { mergeShells, withoutVariables, withVariable, type ShellState } from './shell-state.ts';
import { surroundingsOf } from './surroundings-of.ts';
import { spanOf, type Walk, type WalkContext } from './walk-context.ts';

// Deeper loops are not looked through for what they set: everything may be set there.
const maxLoops = 6;
// More items than these are not told apart; those that were seen still count, so that none hides among many.
const maxItems = 512;

/** Visits a loop once, knowing of its variables only what holds in every round. */
export function visitLoop(
  node: For | Select | While | ArithmeticFor,
  walk: Walk,
  context: WalkContext,
): void {
  const { scene } = walk;
  const inside = { ...context, isRepeated: true, loops: context.loops + 1 };
  const before = scene.state;
  if (context.loops >= maxLoops)
    scene.ask('deeply-nested', 'Loops are nested in loops very deeply.');
  scene.state = forgetAssigned(node, before, context);
  if (node.type === 'For' || node.type === 'Select') visitItems(node, walk, inside);
  else walk.visitChildren(node, inside);
  if (isEndless(node)) {
    scene.endless = true;
    scene.ask('endless', 'This loop has no end of its own.', spanOf(node, context).span);
  }
  scene.state = mergeShells(before, scene.state);
}

// A loop whose condition always holds ends only by what breaks out of it, which nobody follows.
function isEndless(node: For | Select | While | ArithmeticFor): boolean {
  if (node.type === 'ArithmeticFor') return node.test === undefined;
  return node.type === 'While' && !mayEnd(node);
}

function forgetAssigned(
  node: For | Select | While | ArithmeticFor,
  state: ShellState,
  { loops }: WalkContext,
): ShellState {
  const started = node.type === 'ArithmeticFor' ? afterHead(node, state) : state;
  return withoutVariables(started, loops < maxLoops ? assignedNames(node) : undefined);
}

// What the head of an arithmetic loop sets is a number before the first round.
function afterHead({ initialize }: ArithmeticFor, state: ShellState): ShellState {
  let next = state;
  for (const name of initialize === undefined ? [] : assignedNames(initialize).keys())
    next = withVariable(next, name, { kind: 'scalar', values: [anyNumber] });
  return next;
}

function visitItems(node: For | Select, walk: Walk, context: WalkContext): void {
  const { scene } = walk;
  const counts = { ...scene.counts };
  for (const word of node.wordlist ?? []) walk.visit(word, context);
  noteVariables([node.name.value], counts, scene);
  const alternatives = expandWords(node.wordlist ?? [], surroundingsOf(scene));
  const items = alternatives.flat();
  const value = node.wordlist === undefined || node.type === 'Select' ? undefined : oneOf(items);
  scene.state = withVariable(scene.state, node.name.value, value ?? { kind: 'opaque' });
  walk.visit(node.body, context);
}

function oneOf(items: readonly WordValue[]): VariableValue {
  // A loop over nothing does not run, so its variable has no value there.
  if (items.length === 0) return { kind: 'scalar', values: [unknownWord] };
  const seen = new Map(items.map((item) => [literalText(item) ?? item, item]));
  const values = [...seen.values()].slice(0, maxItems).map(oneItem);
  if (seen.size > maxItems) values.push(unknownWord);
  return { kind: 'scalar', values };
}

// One item of many is one word.
function oneItem(item: WordValue): WordValue {
  return item.kind === 'unknown' && item.mayBeSeveral === true ? unknownWord : item;
}
