import { forEachChild, type SyntaxNode, type While } from 'unbash';
import { assignedNames } from './assigned-names.ts';

/** True when a round of a loop may change what its condition looks at: it reads the next line, or sets a variable of the condition. */
export function mayEnd(node: While): boolean {
  if (nameOf(node.clause.commands.at(-1)?.command) === (node.kind === 'while' ? 'false' : 'true'))
    return true;
  const set = new Set(assignedNames(node).keys());
  const shifts = some(node.body, (part) => nameOf(part) === 'shift');
  return some(
    node.clause,
    (part) =>
      takesInput(part) ||
      usedNames(part).some((name) => set.has(name) || (shifts && /^[\d#@*]$/u.test(name))),
  );
}

function some(node: SyntaxNode, is: (part: SyntaxNode) => boolean): boolean {
  if (is(node)) return true;
  let found = false;
  forEachChild(node, (child) => {
    found ||= some(child, is);
  });
  return found;
}

// With an input of its own it reads the first line again and again.
function takesInput(node: SyntaxNode): boolean {
  if (node.type !== 'Command') return false;
  const { redirects } = node;
  const isOutput = redirects.every(
    (one) => one.type === 'Redirect' && one.operator.includes('>') && one.operator !== '<>',
  );
  return node.name?.value === 'getopts' || (node.name?.value === 'read' && isOutput);
}

function nameOf(node: SyntaxNode | undefined): string | undefined {
  return node?.type === 'Command' ? node.name?.value : undefined;
}

function usedNames(node: SyntaxNode): readonly string[] {
  switch (node.type) {
    case 'SimpleExpansion':
      return [node.text.replace(/^\$/u, '')];
    case 'ParameterExpansion':
      return [node.parameter];
    case 'ArithmeticWord':
      return [node.value];
    default:
      return [];
  }
}
