import ts from 'typescript';

/** One function: its name or its place, its lines of code and how many parameters it takes. */
export interface FunctionSize {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
  readonly parameters: number;
}

/** What the limits look at in one file. Lines are lines of code: without blanks, comments and imports. */
export interface FileShape {
  readonly lines: number;
  readonly functions: readonly FunctionSize[];
  readonly types: readonly { readonly name: string; readonly fields: number }[];
  /** Names of variables at the top of the module that can be assigned again. */
  readonly moduleState: readonly string[];
  /** Lines with a function, a call or a `new`: what a file of data may not hold. */
  readonly codeLines: readonly number[];
}

/** Measures one file on its syntax tree. */
export function measureFile(path: string, text: string): FileShape {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const code = linesOfCode(file);
  const nodes = [...walk(file)];
  return {
    lines: countBetween(code, file, file),
    functions: nodes
      .filter(isFunctionWithBody)
      .filter((node) => !isDescribeCallback(node))
      .map((node) => measureFunction(node, code, file)),
    types: nodes.flatMap(measureType),
    moduleState: file.statements.flatMap(assignableNames),
    codeLines: nodes.filter(isComputation).map((node) => lineOf(file, node.getStart(file)) + 1),
  };
}

type FunctionNode =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.ConstructorDeclaration
  | ts.AccessorDeclaration;

function* walk(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of childrenOf(node)) yield* walk(child);
}

function childrenOf(node: ts.Node): readonly ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  return children;
}

function linesOfCode(file: ts.SourceFile): ReadonlySet<number> {
  const lines = new Set<number>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isJSDoc(node)) return;
    const children = node.getChildren(file);
    if (children.length > 0) {
      children.forEach(visit);
      return;
    }
    if (node.getWidth(file) === 0) return;
    const last = lineOf(file, node.getEnd());
    for (let line = lineOf(file, node.getStart(file)); line <= last; line += 1) lines.add(line);
  };
  visit(file);
  return lines;
}

function measureFunction(
  node: FunctionNode,
  code: ReadonlySet<number>,
  file: ts.SourceFile,
): FunctionSize {
  const line = lineOf(file, node.getStart(file)) + 1;
  return {
    name: nameOf(node, file) ?? `function in line ${line}`,
    line,
    lines: countBetween(code, node, file),
    parameters: node.parameters.length,
  };
}

function nameOf(node: FunctionNode, file: ts.SourceFile): string | undefined {
  if (node.name) return node.name.getText(file);
  const { parent } = node;
  const named = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent);
  return named ? parent.name.getText(file) : undefined;
}

function measureType(node: ts.Node): FileShape['types'] {
  if (ts.isInterfaceDeclaration(node))
    return [{ name: node.name.text, fields: node.members.length }];
  if (!ts.isTypeLiteralNode(node)) return [];
  const name = ts.isTypeAliasDeclaration(node.parent) ? node.parent.name.text : 'a type';
  return [{ name, fields: node.members.length }];
}

function assignableNames(statement: ts.Statement): readonly string[] {
  if (!ts.isVariableStatement(statement)) return [];
  const { flags, declarations } = statement.declarationList;
  const constant = (flags & ts.NodeFlags.Const) !== 0;
  const ambient = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
  return constant || ambient ? [] : declarations.map(({ name }) => name.getText());
}

function isFunctionWithBody(node: ts.Node): node is FunctionNode {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

function isDescribeCallback({ parent }: ts.Node): boolean {
  return ts.isCallExpression(parent) && parent.expression.getText().startsWith('describe');
}

function isComputation(node: ts.Node): boolean {
  return isFunctionWithBody(node) || ts.isCallExpression(node) || ts.isNewExpression(node);
}

function countBetween(code: ReadonlySet<number>, node: ts.Node, file: ts.SourceFile): number {
  const last = lineOf(file, node.getEnd());
  let count = 0;
  for (let line = lineOf(file, node.getStart(file)); line <= last; line += 1) {
    if (code.has(line)) count += 1;
  }
  return count;
}

function lineOf(file: ts.SourceFile, position: number): number {
  return file.getLineAndCharacterOfPosition(position).line;
}
