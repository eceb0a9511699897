export type { CommandVerdict, Effects, Finding } from './program/command-verdict.ts';
export { judgeArgv } from './program/judge-argv.ts';
export type { CommandFacts, JudgeCommandOptions } from './program/judge-command-options.ts';
export { judgeCommand } from './program/judge-command.ts';
export { verifyRules } from './program/verify-rules.ts';
export { permissionModes, type PermissionMode } from './policy/permission-mode.ts';
export type { CommandPolicy } from './policy/policy.ts';
