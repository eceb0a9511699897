export { createRedactor, type CreateRedactorOptions } from './secrets/create-redactor.ts';
export { createKnownValues, type KnownValues } from './secrets/known/create-known-values.ts';
export type {
  HiddenKind,
  OpenRedaction,
  Redactor,
  Replacement,
  SecretFinding,
} from './secrets/redactor.ts';
export { allRules as redactionRules } from './secrets/rules/all-rules.ts';
export type {
  RedactionCategory,
  RedactionRule,
  RedactionSeverity,
} from './secrets/rules/redaction-rule.ts';
export { SecretBuffer } from './secrets/secret-buffer.ts';
export type { ReadSecretOptions } from './secrets/buffer/read-secret.ts';
export { wipeEnvironmentVariable } from './secrets/buffer/wipe-environment.ts';
