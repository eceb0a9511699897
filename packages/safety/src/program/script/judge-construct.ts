import type { SyntaxNode } from 'unbash';
import type { Scene } from '../scene.ts';
import { expandText } from '../words/expand-word.ts';
import { isHarmlessName } from './judge-assignment.ts';
import { isPlainArithmetic, isPlainIndex } from './is-plain-arithmetic.ts';
import { mergeValues } from './merge-values.ts';
import { withVariable } from './shell-state.ts';
import { surroundingsOf } from './surroundings-of.ts';
import { spanOf, type WalkContext } from './walk-context.ts';
import { anyNumber, literalText } from '../words/word-value.ts';
import type { VariableValue } from '../words/variables.ts';
import { assignedNames } from './assigned-names.ts';

/** Asks for constructs of the shell that run or change something by themselves. */
export function judgeConstruct(node: SyntaxNode, scene: Scene, context: WalkContext): void {
  const what = askedConstruct(node, scene);
  const { span } = spanOf(node, context);
  if (what !== undefined)
    scene.ask('shell-construct', `What ${what} does is not known before it runs.`, span);
  if (hasUnreadScript(node)) scene.ask('unparsable', 'A substitution cannot be read.', span);
  forgetChanged(node, scene, context);
}

function askedConstruct(node: SyntaxNode, scene: Scene): string | undefined {
  switch (node.type) {
    case 'Coproc':
      return 'a coprocess';
    case 'Select':
      return 'a menu';
    case 'ArithmeticCommand':
    case 'ArithmeticExpansion':
      return isPlainArithmetic(node.expression, scene) ? undefined : 'arithmetic';
    case 'ArithmeticFor':
      return [node.initialize, node.test, node.update].every(
        (part) => part === undefined || isPlainArithmetic(part, scene),
      )
        ? undefined
        : 'arithmetic';
    case 'ParameterExpansion':
      return askedExpansion(node, scene);
    // Bash evaluates these operands as arithmetic, which may run commands.
    case 'TestBinary':
      return /^-(?:eq|ne|lt|le|gt|ge)$/u.test(node.operator) &&
        ![node.left, node.right].every((word) => isNumber(word, scene))
        ? 'a numeric test'
        : undefined;
    case 'TestUnary':
      return /^-[vR]$/u.test(node.operator) ? 'a test of a variable' : undefined;
    default:
      return undefined;
  }
}

function askedExpansion(
  node: Extract<SyntaxNode, { type: 'ParameterExpansion' }>,
  scene: Scene,
): string | undefined {
  const { prefix, index, operation } = node;
  if (index !== undefined && !isPlainIndex(index.text, scene)) return 'the index of an array';
  // The name of a name may have an index, and that may run a command.
  if (prefix === '!' && operation?.type !== 'Names') {
    const value = scene.variable(node.parameter);
    const isKnown =
      value?.kind === 'scalar' &&
      value.values.every((one) => /^\w+$/u.test(literalText(one) ?? ''));
    if (!isKnown) return 'an indirect variable';
  }
  if (operation?.type === 'Transform' && /[PA]/u.test(operation.operand.text))
    return 'the expansion of a prompt';
  if (operation?.type === 'Unknown') return 'an unknown expansion';
  if (operation?.type !== 'Slice') return undefined;
  const bounds = [operation.offset, operation.length].filter((one) => one !== undefined);
  return bounds.every((word) => isPlainIndex(word.text.trim(), scene)) ? undefined : 'a slice';
}

function isNumber(word: Parameters<typeof expandText>[0], scene: Scene): boolean {
  return expandText(word, surroundingsOf(scene)).every((value) =>
    value.kind === 'literal' ? /^\s*[-+]?\d*\s*$/u.test(value.text) : value.isNumber === true,
  );
}

function hasUnreadScript(node: SyntaxNode): boolean {
  return (
    (node.type === 'CommandExpansion' ||
      node.type === 'ProcessSubstitution' ||
      node.type === 'ArithmeticCommandExpansion') &&
    node.script === undefined
  );
}

// What arithmetic sets is a number; what `${x:=…}` sets is one of two.
function forgetChanged(node: SyntaxNode, scene: Scene, context: WalkContext): void {
  const isArithmetic = node.type === 'ArithmeticCommand' || node.type === 'ArithmeticExpansion';
  const isDefault =
    node.type === 'ParameterExpansion' &&
    node.operation?.type === 'Default' &&
    node.operation.operator.endsWith('=');
  const isLoop = node.type === 'For' || node.type === 'Select' || node.type === 'ArithmeticFor';
  if (isLoop) for (const name of namesOfHead(node)) askShellVariable(name, node, scene, context);
  if (!isDefault && !isArithmetic) return;
  const value: VariableValue = isArithmetic
    ? { kind: 'scalar', values: [anyNumber] }
    : { kind: 'opaque' };
  for (const name of assignedNames(node).keys()) {
    askShellVariable(name, node, scene, context);
    const given = isDefault && name === node.parameter ? defaultOf(node, scene) : undefined;
    scene.state = withVariable(
      scene.state,
      name,
      given === undefined ? value : mergeValues(scene.variable(name), given),
    );
  }
}

function defaultOf(
  { operation, index }: Extract<SyntaxNode, { type: 'ParameterExpansion' }>,
  scene: Scene,
): VariableValue | undefined {
  if (operation?.type !== 'Default' || index !== undefined) return undefined;
  return { kind: 'scalar', values: expandText(operation.operand, surroundingsOf(scene)) };
}

function namesOfHead(
  node: Extract<SyntaxNode, { type: 'For' | 'Select' | 'ArithmeticFor' }>,
): readonly string[] {
  if (node.type !== 'ArithmeticFor') return [node.name.value];
  return [node.initialize, node.test, node.update].flatMap((part) =>
    part === undefined ? [] : [...assignedNames(part).keys()],
  );
}

function askShellVariable(
  name: string,
  node: SyntaxNode,
  scene: Scene,
  context: WalkContext,
): void {
  if (isHarmlessName(name, 'shell', scene)) return;
  const { span } = spanOf(node, context);
  scene.ask('sets-variable', `Setting ${name} may change what programs do.`, span);
}
