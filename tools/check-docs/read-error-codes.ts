import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The codes of the errors that a package defines in its `src/errors.ts`; empty when it has none. */
export function readErrorCodes(directory: string, folder: string): readonly string[] {
  const path = join(directory, 'src/errors.ts');
  if (!existsSync(path)) return [];
  const codes = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && new RegExp(`^${folder}/[a-z0-9-]+$`, 'u').test(node.text)) {
      codes.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest));
  return [...codes];
}
