import type { SecretCase } from '../secret-case.ts';
import { bearerTokenCases } from './bearer-tokens.ts';
import { infrastructureCases } from './infrastructure.ts';
import { privateKeyCases } from './private-keys.ts';
import { vendorAssignmentCases } from './vendor-assignments.ts';
import { workplaceCases } from './workplace.ts';

/** The cases of every rule. */
export const allCases: readonly SecretCase[] = [
  ...privateKeyCases,
  ...bearerTokenCases,
  ...infrastructureCases,
  ...workplaceCases,
  ...vendorAssignmentCases,
];
