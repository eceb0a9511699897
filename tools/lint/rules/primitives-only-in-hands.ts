import type { Rule } from 'eslint';
import { primitives } from '../touch-table.ts';

/** What acts without an approval is imported as a value only by the hands, and by the command that wires them. */
export const primitivesOnlyInHands: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { primitive: '{{name}} acts without an approval: only the hands may import it.' },
  },
  create: (context) => ({
    ImportSpecifier(node) {
      const name = node.imported.type === 'Identifier' ? node.imported.name : '';
      const from = String((node.parent as { source?: { value?: unknown } }).source?.value);
      if (!primitives.names.includes(name) || !from.startsWith('@selfware/')) return;
      if (!primitives.importers.some((folder) => context.filename.includes(`/${folder}`))) {
        context.report({ node, messageId: 'primitive', data: { name } });
      }
    },
  }),
};
