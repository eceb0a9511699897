import { builtinModules } from 'node:module';
import type { Rule } from 'eslint';
import type { Touch } from '../touch-table.ts';
import { harmlessNodeModules } from '../touch-table.ts';
import { onEachImport } from '../on-each-import.ts';

const processState = new Set(['env', 'cwd', 'chdir', 'argv', 'argv0', 'stdin', 'stdout', 'stderr']);
const networkGlobals = new Set(['fetch', 'WebSocket', 'EventSource']);

/** Reports whatever a package touches that its line of the touch table does not grant. */
export const touch: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object' }],
    messages: {
      node: 'This package may not touch node:{{name}}; see tools/lint/touch-table.ts.',
      npm: 'This package may not depend on {{name}}; see tools/lint/touch-table.ts.',
      state: 'Only apps/cli may read process.{{name}}: take it as an option.',
      global: 'This package may not use the global {{name}}; see tools/lint/touch-table.ts.',
    },
  },
  create(context) {
    const table = context.options[0] as Touch;
    return {
      ...onEachImport((specifier, node) => {
        const problem = judgeImport(specifier, grantsFor(table, context.filename));
        if (problem) context.report({ node, ...problem });
      }),
      MemberExpression(node) {
        if (node.object.type !== 'Identifier' || node.object.name !== 'process') return;
        const name = node.property.type === 'Identifier' ? node.property.name : 'env';
        const { processState: granted } = grantsFor(table, context.filename);
        if (!granted && processState.has(name)) {
          context.report({ node, messageId: 'state', data: { name } });
        }
      },
      'Program:exit'(node) {
        if (grantsFor(table, context.filename).globalNetwork) return;
        for (const { identifier } of context.sourceCode.getScope(node).through) {
          const { name } = identifier;
          if (networkGlobals.has(name) && isValue(identifier)) {
            context.report({ node: identifier, messageId: 'global', data: { name } });
          }
        }
      },
    };
  },
};

function isValue(identifier: object): boolean {
  const { parent } = identifier as { readonly parent?: { readonly type: string } };
  return !parent?.type.startsWith('TS');
}

type Grants = Omit<Touch, 'inside'>;

function grantsFor(table: Touch, filename: string): Grants {
  const path = /\/src\/(?<path>.*)$/u.exec(filename)?.groups?.['path'] ?? '';
  const inside = Object.entries(table.inside ?? {}).find(([folder]) => path.startsWith(folder));
  if (inside === undefined || table.node === 'none' || inside[1].node === 'none') return table;
  const { node, npm, ...more } = inside[1];
  return { ...table, ...more, node: [...table.node, ...node], npm: [...table.npm, ...npm] };
}

function judgeImport(
  specifier: string,
  { node, npm }: Pick<Touch, 'node' | 'npm'>,
): { readonly messageId: string; readonly data: { readonly name: string } } | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('@selfware/')) return undefined;
  const name = specifier.replace(/^node:/u, '');
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) {
    const granted = node !== 'none' && (harmlessNodeModules.includes(name) || node.includes(name));
    return granted ? undefined : { messageId: 'node', data: { name } };
  }
  const packageName = name.split('/', name.startsWith('@') ? 2 : 1).join('/');
  return npm.includes(packageName) ? undefined : { messageId: 'npm', data: { name: packageName } };
}
