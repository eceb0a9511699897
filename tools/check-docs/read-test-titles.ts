import ts from 'typescript';

/** The titles of a test file: every string that is the first argument of a call. */
export function readTestTitles(text: string): ReadonlySet<string> {
  const titles = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [title] = node.arguments;
      if (title && ts.isStringLiteralLike(title)) titles.add(title.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('titles.test.ts', text, ts.ScriptTarget.Latest));
  return titles;
}
