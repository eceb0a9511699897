import { forbidSyntax } from '../forbid-syntax.ts';

/** A *Sync call stops everything else that the process does. */
export const noSyncCall = forbidSyntax(
  'No *Sync call: use the asynchronous form.',
  'CallExpression[callee.name=/Sync$/u]',
  'CallExpression[callee.property.name=/Sync$/u]',
  'ImportSpecifier[imported.name=/Sync$/u]',
);
