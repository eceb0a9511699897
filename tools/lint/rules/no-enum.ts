import { forbidSyntax } from '../forbid-syntax.ts';

/** Enums are code that types cannot erase; unions of literals say the same. */
export const noEnum = forbidSyntax('No enum: use a union of string literals.', 'TSEnumDeclaration');
