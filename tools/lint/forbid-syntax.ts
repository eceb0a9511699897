import type { Rule } from 'eslint';

/** A rule that reports every node which one of the selectors finds. */
export function forbidSyntax(message: string, ...selectors: readonly string[]): Rule.RuleModule {
  return {
    meta: { type: 'problem', schema: [], messages: { forbidden: message } },
    create: (context) =>
      Object.fromEntries(
        selectors.map((selector) => [
          selector,
          (node: Rule.Node): void => {
            context.report({ node, messageId: 'forbidden' });
          },
        ]),
      ),
  };
}
