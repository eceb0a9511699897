import type { Invocation } from '../invocation.ts';
import type { Scene } from '../scene.ts';
import { literalText, type WordValue } from '../words/word-value.ts';
import { treeChangers } from './destroy-tree.data.ts';
import type { FloorRule } from './floor-rule.ts';

/** Denies to remove, move or re-own the root, the home, the workspace, what lies above it, and directories of the system. */
export const destroyTree: FloorRule = (name, invocation, scene) => {
  const triggers = Object.hasOwn(treeChangers, name) ? treeChangers[name] : undefined;
  if (triggers === undefined || !isTriggered(invocation.words, triggers)) return;
  const { options, operands } = split(invocation.words.slice(1));
  if (options.includes('--no-preserve-root')) denyTree(invocation, scene);
  // The target of a move is not destroyed by it.
  const victims = name === 'mv' && operands.length > 1 ? operands.slice(0, -1) : operands;
  if (victims.some((word) => isVitalTarget(word, scene))) denyTree(invocation, scene);
};

/** True for a word that means a vital directory or everything in it. */
export function isVitalTarget(word: WordValue, scene: Scene): boolean {
  if (word.kind === 'literal') return word.text !== '' && scene.isVital(word.text);
  return word.isEveryEntry && scene.isVital(word.prefix === '' ? '.' : word.prefix);
}

function denyTree({ span }: Invocation, scene: Scene): void {
  const reason = 'This command would destroy the workspace, the home or the system.';
  scene.deny('destroys-tree', reason, span);
}

function isTriggered(words: readonly WordValue[], triggers: readonly string[]): boolean {
  if (triggers.length === 0) return true;
  return split(words.slice(1)).options.some((option) =>
    option.startsWith('--')
      ? // GNU programs take any unambiguous beginning of a long name.
        triggers.some((trigger) => trigger.length > 1 && trigger.startsWith(option.slice(2)))
      : triggers.some((trigger) => trigger.length === 1 && option.includes(trigger)),
  );
}

function split(words: readonly WordValue[]): {
  readonly options: readonly string[];
  readonly operands: readonly WordValue[];
} {
  const options: string[] = [];
  const operands: WordValue[] = [];
  let isOver = false;
  for (const word of words) {
    const text = literalText(word);
    if (text === '--' && !isOver) isOver = true;
    else if (text?.startsWith('-') === true && text !== '-' && !isOver) options.push(text);
    else operands.push(word);
  }
  return { options, operands };
}
