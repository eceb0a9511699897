import { forbidSyntax } from '../forbid-syntax.ts';

/** process.exit cuts off whatever is still being written; only the command may end the process. */
export const noProcessExit = forbidSyntax(
  'No process.exit: throw, return, or set process.exitCode in the command.',
  'MemberExpression[object.name="process"][property.name=/^(exit|abort|reallyExit)$/u]',
  'ImportSpecifier[imported.name=/^(exit|abort)$/u]',
);
