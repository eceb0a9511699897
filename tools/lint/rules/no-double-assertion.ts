import { forbidSyntax } from '../forbid-syntax.ts';

/** `as unknown as` says that the types are wrong and hides where. */
export const noDoubleAssertion = forbidSyntax(
  'No `as unknown as`: narrow the value, or fix its type.',
  'TSAsExpression > TSAsExpression[typeAnnotation.type=/^TS(Unknown|Any)Keyword$/u]',
);
