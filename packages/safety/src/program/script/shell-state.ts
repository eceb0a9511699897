import type { Function as FunctionNode } from 'unbash';
import { isSeveral } from '../words/lookup-variable.ts';
import type { VariableValue } from '../words/variables.ts';
import { anyNumber, type Words } from '../words/word-value.ts';
import type { AssignedKind } from './assigned-names.ts';
import { mergeValues } from './merge-values.ts';

/** What a shell knows at one place of a script: where it is, its variables, functions and aliases. Never changed, only replaced. */
export interface ShellState {
  /** Every directory that may be the current one; never empty. */
  readonly directories: ReadonlySet<string>;
  /** Where it is if a change of directory in this list failed; empty when there was none. */
  readonly otherwise: ReadonlySet<string>;
  readonly variables: ReadonlyMap<string, VariableValue>;
  /** True when more variables were set than are kept: one that is not listed may have any value. */
  readonly hasLostVariables: boolean;
  /** Names of variables that programs get. */
  readonly exported: ReadonlySet<string>;
  readonly functions: ReadonlyMap<string, FunctionNode['body']>;
  readonly aliases: ReadonlyMap<string, string>;
}

// More variables than this are not kept, so that every copy stays small.
const maxVariables = 128;

/** A shell that was just started in a directory. */
export function startShell(directories: ReadonlySet<string>): ShellState {
  return {
    directories,
    otherwise: new Set(),
    variables: new Map(),
    hasLostVariables: false,
    exported: new Set(),
    functions: new Map(),
    aliases: new Map(),
  };
}

/** The state after one variable was set. */
export function withVariable(state: ShellState, name: string, value: VariableValue): ShellState {
  if (!state.variables.has(name) && state.variables.size >= maxVariables)
    return { ...state, hasLostVariables: true };
  return { ...state, variables: new Map([...state.variables, [name, value]]) };
}

/** The value that a name has here; absent when nobody in this text set it. */
export function variableOf(state: ShellState, name: string): VariableValue | undefined {
  const isLost = state.hasLostVariables && name !== 'IFS';
  return state.variables.get(name) ?? (isLost ? { kind: 'opaque' } : undefined);
}

/** The state in which `$0`, `$1`, … are these words. */
export function withPositionals(state: ShellState, words: Words): ShellState {
  const [, ...given] = words;
  const isCounted = !given.some(isSeveral);
  const variables = new Map([...state.variables].filter(([name]) => !/^\d+$/u.test(name)));
  variables.set('@', { kind: 'array', elements: given });
  // Behind a word that may be several nobody knows which is which.
  const numbered = isCounted ? given.slice(0, 32) : [];
  for (const [index, word] of numbered.entries())
    variables.set(String(index + 1), { kind: 'scalar', values: [word] });
  for (let index = numbered.length + 1; index <= 9; index += 1)
    variables.set(String(index), isCounted ? { kind: 'unset' } : { kind: 'opaque' });
  return { ...state, variables };
}

/** The state after these names got values that nobody knows; absent names mean every variable. */
export function withoutVariables(
  state: ShellState,
  names: ReadonlyMap<string, AssignedKind> | undefined,
): ShellState {
  if (names === undefined) return { ...state, variables: new Map(), hasLostVariables: true };
  let next = state;
  for (const [name, kind] of names)
    next = withVariable(next, name, kind === 'any' ? { kind: 'opaque' } : withNumber(state, name));
  return next;
}

function withNumber(state: ShellState, name: string): VariableValue {
  return mergeValues(variableOf(state, name), { kind: 'scalar', values: [anyNumber] });
}

/** After a list it is not known any more whether a change of directory in it failed. */
export function settleDirectory(state: ShellState): ShellState {
  return state.otherwise.size === 0
    ? state
    : { ...state, directories: union(state.directories, state.otherwise), otherwise: new Set() };
}

/** What a program that is started here gets: exported variables and nothing else of the shell. */
export function startChildShell(state: ShellState): ShellState {
  const variables = new Map(
    [...state.variables].filter(([name]) => state.exported.has(name) || name === 'HOME'),
  );
  return { ...startShell(state.directories), variables, exported: state.exported };
}

/** What is known after a part that may or may not have run. */
export function mergeShells(first: ShellState, second: ShellState): ShellState {
  if (first === second) return first;
  return {
    directories: union(first.directories, second.directories),
    otherwise: union(first.otherwise, second.otherwise),
    variables: mergeVariables(first, second),
    hasLostVariables: first.hasLostVariables || second.hasLostVariables,
    exported: union(first.exported, second.exported),
    functions:
      first.functions === second.functions
        ? first.functions
        : new Map([...first.functions, ...second.functions]),
    aliases:
      first.aliases === second.aliases
        ? first.aliases
        : new Map([...first.aliases, ...second.aliases]),
  };
}

function mergeVariables(first: ShellState, second: ShellState): ShellState['variables'] {
  if (first.variables === second.variables) return first.variables;
  const names = new Set([...first.variables.keys(), ...second.variables.keys()]);
  return new Map(
    [...names].map((name) => [
      name,
      mergeValues(variableOf(first, name), variableOf(second, name)),
    ]),
  );
}

function union<T>(first: ReadonlySet<T>, second: ReadonlySet<T>): ReadonlySet<T> {
  return second.size === 0 || first === second ? first : new Set([...first, ...second]);
}
