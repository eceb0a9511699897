import type { ArithmeticBinary, ArithmeticExpression } from 'unbash';

/** What is known of a number: its value, that it is one, or not even that. */
export type Arithmetic = bigint | 'number' | 'unknown';

/** What an arithmetic expression gives; names are looked up, and one that could hold text makes it unknown. */
export function evaluateArithmetic(
  expression: ArithmeticExpression | undefined,
  valueOf: (name: string) => Arithmetic,
  depth = 0,
): Arithmetic {
  if (expression === undefined || depth > 64) return 'unknown';
  const evaluate = (part: ArithmeticExpression): Arithmetic =>
    evaluateArithmetic(part, valueOf, depth + 1);
  switch (expression.type) {
    case 'ArithmeticGroup':
      return evaluate(expression.expression);
    case 'ArithmeticWord':
      return expression.parts === undefined ? readWord(expression.value, valueOf) : 'unknown';
    case 'ArithmeticUnary':
      return negate(expression.operator, evaluate(expression.operand));
    case 'ArithmeticBinary':
      return combine(expression, evaluate(expression.left), evaluate(expression.right));
    case 'ArithmeticTernary':
      return choose(
        evaluate(expression.test),
        evaluate(expression.consequent),
        evaluate(expression.alternate),
      );
    default:
      return 'unknown';
  }
}

/** The number that a text is, as bash reads it; absent: it is no plain one. */
export function readNumber(text: string): bigint | undefined {
  const value = text.trim();
  if (!/^(?:0[xX][\dA-Fa-f]{1,15}|0[0-7]{0,20}|[1-9]\d{0,17})$/u.test(value)) return undefined;
  const isOctal = /^0\d/u.test(value);
  return BigInt(isOctal ? `0o${value.slice(1)}` : value);
}

function readWord(value: string, valueOf: (name: string) => Arithmetic): Arithmetic {
  const name = value.trim();
  return /^[A-Za-z_]\w*$/u.test(name) ? valueOf(name) : (readNumber(name) ?? 'unknown');
}

function negate(operator: string, value: Arithmetic): Arithmetic {
  if (!['+', '-', '!', '~'].includes(operator) || value === 'unknown') return 'unknown';
  if (value === 'number') return 'unknown';
  if (operator === '+') return value;
  if (operator === '!') return value === 0n ? 1n : 0n;
  return BigInt.asIntN(64, operator === '-' ? -value : ~value);
}

function choose(test: Arithmetic, yes: Arithmetic, no: Arithmetic): Arithmetic {
  if (test === 'unknown' || yes === 'unknown' || no === 'unknown') return 'unknown';
  if (test === 'number') return 'number';
  return test === 0n ? no : yes;
}

function combine({ operator }: ArithmeticBinary, left: Arithmetic, right: Arithmetic): Arithmetic {
  if (left === 'unknown' || right === 'unknown') return 'unknown';
  if (left === 'number' || right === 'number')
    // Only these never fail, and never give a sign that was not there.
    return ['+', '*', '&', '|', '^', '&&', '||', '<', '>', '<=', '>=', '==', '!='].includes(
      operator,
    )
      ? 'number'
      : 'unknown';
  const value = compute(operator, left, right);
  return value === undefined ? 'unknown' : BigInt.asIntN(64, value);
}

function compute(operator: string, left: bigint, right: bigint): bigint | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0n ? undefined : left / right;
    case '%':
      return right === 0n ? undefined : left % right;
    case '**':
      return right < 0n || right > 64n ? undefined : left ** right;
    case '<<':
      return left << (right & 63n);
    case '>>':
      return left >> (right & 63n);
    case '&':
      return left & right;
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    default:
      return compare(operator, left, right);
  }
}

function compare(operator: string, left: bigint, right: bigint): bigint | undefined {
  const results: Readonly<Record<string, boolean>> = {
    '<': left < right,
    '>': left > right,
    '<=': left <= right,
    '>=': left >= right,
    '==': left === right,
    '!=': left !== right,
    '&&': left !== 0n && right !== 0n,
    '||': left !== 0n || right !== 0n,
  };
  const result = Object.hasOwn(results, operator) ? results[operator] : undefined;
  if (operator === ',') return right;
  return result === undefined ? undefined : BigInt(result);
}
