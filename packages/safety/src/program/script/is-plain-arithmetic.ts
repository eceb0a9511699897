import type { ArithmeticExpression } from 'unbash';
import type { Scene } from '../scene.ts';

// A sum of more parts than these is nobody's.
const maxDepth = 200;

/** True for arithmetic over numbers and variables that hold numbers: what a variable holds is evaluated, too, and an index in it may run a command. */
export function isPlainArithmetic(
  expression: ArithmeticExpression | undefined,
  scene: Scene,
  depth = 0,
): boolean {
  if (expression === undefined || depth > maxDepth) return false;
  const isPlain = (part: ArithmeticExpression): boolean =>
    isPlainArithmetic(part, scene, depth + 1);
  switch (expression.type) {
    case 'ArithmeticBinary':
      return isPlain(expression.left) && isPlain(expression.right);
    case 'ArithmeticUnary':
      return isPlain(expression.operand);
    case 'ArithmeticTernary':
      return [expression.test, expression.consequent, expression.alternate].every(isPlain);
    case 'ArithmeticGroup':
      return isPlain(expression.expression);
    case 'ArithmeticWord':
      return isPlainIndex(expression.value, scene);
    case 'ArithmeticCommandExpansion':
      return false;
  }
}

/** True for a number, `@`, `*`, and a variable that holds a number or that only the environment may have. */
export function isPlainIndex(text: string, scene: Scene): boolean {
  if (/^(?:-?\d+|0[xX][\da-fA-F]+|[@*])$/u.test(text)) return true;
  const name =
    /^\$?(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\}|\d|\{#[A-Za-z_]\w*(?:\[[@*]\])?\}|[#?])$/u.exec(text);
  if (name === null) return false;
  const variable = name[1] ?? name[2];
  return variable === undefined ? !/^\$\d$/u.test(text) : holdsNumber(variable, scene);
}

function holdsNumber(name: string, scene: Scene): boolean {
  const value = scene.variable(name);
  if (value === undefined || value.kind === 'unset') return true;
  return (
    value.kind === 'scalar' &&
    value.values.every((one) =>
      one.kind === 'literal'
        ? /^-?\d*$/u.test(one.text)
        : one.isNumber === true || one.isFromEnvironment === true,
    )
  );
}
