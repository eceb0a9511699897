export { createRedactor, type CreateRedactorOptions } from './secrets/create-redactor.ts';
export type { Redactor, SecretFinding } from './secrets/redactor.ts';
