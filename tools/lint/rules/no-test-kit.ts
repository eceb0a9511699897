import type { Rule } from 'eslint';
import { onEachImport } from '../on-each-import.ts';

/** The test kit is private: published code that imported it could not be installed. */
export const noTestKit: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { imported: 'Only tests import @selfware/test-kit.' },
  },
  create: (context) =>
    onEachImport((specifier, node) => {
      if (specifier.startsWith('@selfware/test-kit')) {
        context.report({ node, messageId: 'imported' });
      }
    }),
};
