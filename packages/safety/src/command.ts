export type { CommandVerdict, ComposeStart, Effects, Finding } from './program/command-verdict.ts';
export { judgeArgv } from './program/judge-argv.ts';
export type { CommandFacts, JudgeCommandOptions } from './program/judge-command-options.ts';
export { judgeCommand } from './program/judge-command.ts';
export { verifyRules } from './program/verify-rules.ts';
export { assertAllowed, type AllowedVerdict } from './explain/assert-allowed.ts';
export { showText, type ShownText, type TextWarning } from './explain/show-text.ts';
export { permissionModes, type PermissionMode } from './policy/permission-mode.ts';
export type { ArgumentPattern } from './policy/argument-pattern.ts';
export type { CommandPolicy, PolicySource, ProgramPolicy } from './policy/policy.ts';
export {
  parsePolicyCases,
  testPolicy,
  type PolicyCase,
  type PolicyCaseOutcome,
} from './policy/test-policy.ts';
