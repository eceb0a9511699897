import { basename } from 'node:path';
import type { Rule } from 'eslint';

const bannedNames = new Set(
  'utils,util,helpers,helper,common,misc,shared,manager,handler,service,processor,data,info'.split(
    ',',
  ),
);

/** Files and folders are kebab-case and say what is in them; `index.ts` stands only at the root of `src`. */
export const fileName: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      banned: '"{{part}}" says nothing about what is inside: name the file after its main export.',
      kebab: '"{{part}}" is not kebab-case.',
      index: 'index.ts stands only at the root of src.',
    },
  },
  create: (context) => ({
    Program(node) {
      // One of our packages is itself called tools: its folder is none of the roots.
      const path = /\/(?:src|test|fuzz|bench|tools(?!\/src|\/test|\/fuzz))\/(?<path>.*)$/u.exec(
        context.filename,
      );
      for (const part of path?.groups?.['path']?.split('/') ?? []) {
        const stem = part.replace(/\..*$/u, '');
        const messageId = judgeName(part, stem);
        if (messageId) context.report({ node, messageId, data: { part } });
      }
      const nested = (path?.groups?.['path'] ?? '').includes('/');
      if (nested && basename(context.filename) === 'index.ts') {
        context.report({ node, messageId: 'index' });
      }
    },
  }),
};

function judgeName(part: string, stem: string): 'banned' | 'kebab' | undefined {
  // `x.data.ts` is a table of literals: there the word is a promise, not a name.
  if (bannedNames.has(stem)) return 'banned';
  const words = stem.split('-');
  if (words.some((word) => ['utils', 'helpers', 'helper', 'misc'].includes(word))) return 'banned';
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(stem) || part.startsWith('.') ? undefined : 'kebab';
}
