import { forbidSyntax } from '../forbid-syntax.ts';

/** JSON.parse has no bounds and lets a prototype through; contracts' parseJson is the one place. */
export const noJsonParse = forbidSyntax(
  'No JSON.parse: use parseJson of @selfware/contracts.',
  'MemberExpression[object.name="JSON"][property.name="parse"]',
  'MemberExpression[object.name="JSON"][property.value="parse"]',
  'VariableDeclarator[init.name="JSON"]',
);
