import type { Assignment, Word } from 'unbash';
import type { Scene } from '../scene.ts';
import { expandText, expandWords, type WordSurroundings } from '../words/expand-word.ts';
import { literal, literalText } from '../words/word-value.ts';
import type { VariableValue } from '../words/variables.ts';
import { namesAFile } from './names-a-file.ts';
import { isPlainIndex } from './is-plain-arithmetic.ts';
import { variableOf, withVariable } from './shell-state.ts';
import { surroundingsOf } from './surroundings-of.ts';
import { harmlessVariables, shellVariables } from './variable-names.data.ts';
import { spanOf, type WalkContext } from './walk-context.ts';

/** How far an assignment reaches: this shell alone, or the programs that it starts as well. */
export type AssignmentReach = 'shell' | 'programs';

/**
 * Sets a variable, and asks where that may make a program run another. A variable that only this shell sees is harmless unless the shell itself
 * or every program obeys it; one that programs get is harmless only by name.
 */
export function judgeAssignment(
  assignment: Assignment,
  reach: AssignmentReach,
  scene: Scene,
  context: WalkContext,
): void {
  const { name } = assignment;
  scene.changesEnvironment = true;
  const { span } = spanOf(assignment, context);
  if (!isHarmlessName(name, reach, scene))
    scene.ask('sets-variable', `Setting ${name} may change what programs do.`, span);
  if (hasUnknownIndex(assignment, scene))
    scene.ask('shell-construct', 'What the index of an array does is not known.', span);
  const value = valueOf(assignment, scene);
  if (value.kind === 'scalar' && value.values.some((one) => namesAFile(name, one)))
    scene.ask('sets-variable', `What ${name} names is a file that programs read.`, span);
  scene.state = withVariable(scene.state, name, value);
  if (reach === 'programs') exportNames([name], scene);
}

/** Notes that programs get these variables. */
export function exportNames(names: readonly string[], scene: Scene): void {
  const exported = new Set([...scene.state.exported, ...names]);
  if (exported.size === scene.state.exported.size || !scene.mayKeep(exported.size)) return;
  scene.state = { ...scene.state, exported };
}

/** True for a variable whose setting changes nothing but how things look, or only what this text itself does with it. */
export function isHarmlessName(name: string, reach: AssignmentReach, scene: Scene): boolean {
  if (matches(name, harmlessVariables)) return true;
  if (reach === 'programs' || scene.state.exported.has(name)) return false;
  return !matches(name, shellVariables);
}

// The index of an array is arithmetic, which may run a command.
function hasUnknownIndex({ index, value }: Assignment, scene: Scene): boolean {
  if (index !== undefined && !/^(?:\d+|[@*])$/u.test(index.text)) return true;
  if (value.type !== 'ArrayValue') return false;
  return value.elements.some((element) => {
    if (!element.text.startsWith('[')) return false;
    const inside = /^\[([^\]]*)\]\+?=/u.exec(element.text)?.[1];
    return inside === undefined || !isPlainIndex(inside, scene);
  });
}

function matches(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );
}

function valueOf({ name, value, append, index }: Assignment, scene: Scene): VariableValue {
  if (index !== undefined) return { kind: 'opaque' };
  const surroundings = surroundingsOf(scene);
  if (value.type === 'ArrayValue') {
    const [elements, ...others] = expandWords(value.elements, surroundings);
    const isPlain = elements !== undefined && others.length === 0 && append !== true;
    if (value.elements.some((element) => element.text.startsWith('[')))
      return append === true ? { kind: 'opaque' } : withoutIndexes(value.elements, surroundings);
    return isPlain ? { kind: 'array', elements } : { kind: 'opaque' };
  }
  const values = expandText(value, surroundings);
  return append === true
    ? appended(variableOf(scene.state, name), values.map(literalText))
    : { kind: 'scalar', values };
}

// `([0]=a [1]=b)` is `(a b)`; another order, or a gap, is not followed.
function withoutIndexes(elements: readonly Word[], surroundings: WordSurroundings): VariableValue {
  const found = elements.map((element, index) => {
    const start = `[${String(index)}]=`;
    const [value, ...others] = expandText(element, surroundings);
    const text = others.length === 0 ? literalText(value) : undefined;
    return text?.startsWith(start) === true ? literal(text.slice(start.length)) : undefined;
  });
  const known = found.filter((element) => element !== undefined);
  return known.length === found.length ? { kind: 'array', elements: known } : { kind: 'opaque' };
}

function appended(
  before: VariableValue | undefined,
  added: readonly (string | undefined)[],
): VariableValue {
  const [start, ...others] = before?.kind === 'scalar' ? before.values.map(literalText) : [];
  const [end] = added;
  if (start === undefined || others.length > 0 || end === undefined || added.length > 1)
    return { kind: 'opaque' };
  return { kind: 'scalar', values: [{ kind: 'literal', text: start + end }] };
}
