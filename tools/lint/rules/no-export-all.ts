import { forbidSyntax } from '../forbid-syntax.ts';

/** `export *` makes public what nobody decided to publish. */
export const noExportAll = forbidSyntax(
  'No export *: name what is exported.',
  'ExportAllDeclaration',
);
