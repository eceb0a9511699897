import {
  forEachChild,
  type Assignment,
  type ParameterExpansionPart,
  type SyntaxNode,
} from 'unbash';

/** Builtins that set the variables that they name as arguments. */
const setters: readonly string[] = [
  'read',
  'mapfile',
  'readarray',
  'printf',
  'getopts',
  'unset',
  'export',
  'declare',
  'typeset',
  'local',
  'readonly',
  'let',
];

/** What a variable may hold after a part of a script set it: a number alone, or anything. */
export type AssignedKind = 'number' | 'any';

/** Every variable that a part of a script may set by itself, and what it may hold then. */
export function assignedNames(node: SyntaxNode): ReadonlyMap<string, AssignedKind> {
  const names = new Map<string, AssignedKind>();
  collect(node, names);
  return names;
}

function collect(node: SyntaxNode, names: Map<string, AssignedKind>): void {
  switch (node.type) {
    case 'Assignment':
      add(node.name, isNumeric(node) ? 'number' : 'any', names);
      break;
    case 'For':
    case 'Select':
      add(node.name.value, 'any', names);
      break;
    case 'ParameterExpansion':
      if (setsDefault(node)) add(node.parameter, 'any', names);
      break;
    case 'ArithmeticBinary':
      if (/^[^=!<>]*=$|^(?:<<|>>)=$/u.test(node.operator)) addWord(node.left, names);
      break;
    case 'ArithmeticUnary':
      if (/^(?:\+\+|--)$/u.test(node.operator)) addWord(node.operand, names);
      break;
    case 'Command':
      if (setters.includes(node.name?.value ?? ''))
        for (const word of node.suffix) if (word.type === 'Word') add(word.value, 'any', names);
      break;
    default:
  }
  forEachChild(node, (child) => {
    collect(child, names);
  });
}

function add(name: string, kind: AssignedKind, names: Map<string, AssignedKind>): void {
  names.set(name, names.get(name) === 'any' ? 'any' : kind);
}

function addWord(node: SyntaxNode, names: Map<string, AssignedKind>): void {
  if (node.type === 'ArithmeticWord') add(node.value, 'number', names);
}

function isNumeric({ value, append, index }: Assignment): boolean {
  if (value.type !== 'Word' || append === true || index !== undefined) return false;
  const [part, ...others] = value.parts ?? [];
  if (part === undefined) return /^-?\d+$/u.test(value.value);
  return part.type === 'ArithmeticExpansion' && others.length === 0;
}

function setsDefault({ operation }: ParameterExpansionPart): boolean {
  return operation?.type === 'Default' && operation.operator.endsWith('=');
}
