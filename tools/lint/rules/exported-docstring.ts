import type { Rule } from 'eslint';

/** Every export promises something, and says it in a docstring. */
export const exportedDocstring: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { missing: 'This export has no docstring: one sentence of what it promises.' },
  },
  create(context) {
    const documented = new Set<string>();
    return {
      ExportNamedDeclaration(node) {
        if (!node.declaration) return;
        const names = declaredNames(node.declaration);
        const comment = context.sourceCode.getCommentsBefore(node).at(-1);
        if (comment?.type === 'Block' && comment.value.startsWith('*')) {
          for (const name of names) documented.add(name);
        } else if (!names.every((name) => documented.has(name))) {
          // The second and later signatures of an overload share the docstring of the first.
          context.report({ node, messageId: 'missing' });
        }
      },
    };
  },
};

interface Declaration {
  readonly id?: { readonly name?: string } | null;
  readonly declarations?: readonly { readonly id: { readonly name?: string } }[];
}

function declaredNames(declaration: object): readonly string[] {
  const { id, declarations } = declaration as Declaration;
  return [id, ...(declarations ?? []).map((each) => each.id)].flatMap((each) => each?.name ?? []);
}
