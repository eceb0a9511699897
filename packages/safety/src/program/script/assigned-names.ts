import { forEachChild, type SyntaxNode } from 'unbash';

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

/** The names of every variable that a part of a script may set by itself. */
export function assignedNames(node: SyntaxNode): ReadonlySet<string> {
  const names = new Set<string>();
  collect(node, names);
  return names;
}

function collect(node: SyntaxNode, names: Set<string>): void {
  if (node.type === 'Assignment') names.add(node.name);
  else if (node.type === 'For' || node.type === 'Select') names.add(node.name.value);
  else if (node.type === 'ParameterExpansion') collectDefault(node, names);
  else if (node.type === 'ArithmeticBinary' && /^[^=!<>]*=$|^(?:<<|>>)=$/u.test(node.operator))
    addName(node.left, names);
  else if (node.type === 'ArithmeticUnary' && /^(?:\+\+|--)$/u.test(node.operator))
    addName(node.operand, names);
  else if (node.type === 'Command' && setters.includes(node.name?.value ?? ''))
    for (const word of node.suffix) if (word.type === 'Word') names.add(word.value);
  forEachChild(node, (child) => {
    collect(child, names);
  });
}

function addName(node: SyntaxNode, names: Set<string>): void {
  if (node.type === 'ArithmeticWord') names.add(node.value);
}

function collectDefault(
  node: Extract<SyntaxNode, { type: 'ParameterExpansion' }>,
  names: Set<string>,
): void {
  if (node.operation?.type === 'Default' && node.operation.operator.endsWith('='))
    names.add(node.parameter);
}
