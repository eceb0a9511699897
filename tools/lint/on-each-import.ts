import type { Rule } from 'eslint';

interface ImportSource {
  readonly value?: unknown;
}

/** Listeners that call `visit` for every static import, re-export and dynamic import of a known module. */
export function onEachImport(
  visit: (specifier: string, node: Rule.Node) => void,
): Rule.RuleListener {
  const visitSource = (source: ImportSource | null | undefined, node: Rule.Node): void => {
    if (typeof source?.value === 'string') visit(source.value, node);
  };
  return {
    ImportDeclaration: (node) => {
      visitSource(node.source, node);
    },
    ExportNamedDeclaration: (node) => {
      visitSource(node.source, node);
    },
    ExportAllDeclaration: (node) => {
      visitSource(node.source, node);
    },
    ImportExpression: (node) => {
      visitSource(node.source as ImportSource, node);
    },
  };
}
