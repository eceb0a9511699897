import type { SyntaxNode } from 'unbash';

const bashOnly: readonly string[] = [
  'AnsiCQuoted',
  'LocaleString',
  'BraceExpansion',
  'ProcessSubstitution',
  'ExtendedGlob',
  'ArithmeticCommand',
  'ArithmeticFor',
  'TestCommand',
  'Select',
  'Coproc',
  'ArrayValue',
  'HereString',
  'FileDescriptorVariable',
];

const bashOperations: readonly string[] = [
  'Replace',
  'Slice',
  'CaseModification',
  'Transform',
  'Names',
  'Unknown',
];

/** True for a part of a script that no POSIX shell reads as bash does; its children are not looked at. */
export function isBashOnly(node: SyntaxNode): boolean {
  if (bashOnly.includes(node.type)) return true;
  switch (node.type) {
    case 'Redirect':
      return isBashRedirect(node);
    case 'Pipeline':
      return node.operators.includes('|&') || node.prefixes.some(({ type }) => type === 'Time');
    case 'Assignment':
      return node.append === true || node.index !== undefined;
    case 'ParameterExpansion':
      return isBashExpansion(node);
    case 'Case':
      return node.items.some(({ terminator }) => terminator !== undefined && terminator !== ';;');
    case 'Function':
      // `function f` has the keyword in front of its name.
      return node.name.pos > node.pos;
    default:
      return false;
  }
}

// `>&file` and `>&$x` are redirections of both outputs in bash; digits and `-` are the same everywhere.
function isBashRedirect({ operator, target }: Extract<SyntaxNode, { type: 'Redirect' }>): boolean {
  if (operator === '&>' || operator === '&>>') return true;
  const isDuplicate = operator === '>&' || operator === '<&';
  return isDuplicate && !/^(?:\d|-)$/u.test(target?.text ?? '');
}

function isBashExpansion({
  prefix,
  index,
  operation,
}: Extract<SyntaxNode, { type: 'ParameterExpansion' }>): boolean {
  const isOperation = operation !== undefined && bashOperations.includes(operation.type);
  return prefix === '!' || index !== undefined || isOperation;
}
