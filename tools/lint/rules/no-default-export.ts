import { forbidSyntax } from '../forbid-syntax.ts';

/** A default export has a different name in every file that imports it. */
export const noDefaultExport = forbidSyntax(
  'No default export: export by name.',
  'ExportDefaultDeclaration',
  'ExportSpecifier[exported.name="default"]',
);
