import type { SecretCase } from '../secret-case.ts';
import { assignmentCases } from './assignments.ts';
import { bearerTokenCases } from './bearer-tokens.ts';
import { commandSecretCases } from './command-secrets.ts';
import { connectionStringCases } from './connection-strings.ts';
import { contactCases } from './contact.ts';
import { deviceCases } from './devices.ts';
import { homePathCases } from './home-paths.ts';
import { nationalIdentifierCases } from './national-identifiers.ts';
import { paymentDetailCases } from './payment-details.ts';
import { infrastructureCases } from './infrastructure.ts';
import { kubernetesSecretCases } from './kubernetes-secrets.ts';
import { privateKeyCases } from './private-keys.ts';
import { vendorAssignmentCases } from './vendor-assignments.ts';
import { serviceTokenCases } from './service-tokens.ts';
import { vendorTokenCases } from './vendor-tokens.ts';
import { walletCases } from './wallets.ts';
import { workplaceCases } from './workplace.ts';

/** The cases of every rule. */
export const allCases: readonly SecretCase[] = [
  ...privateKeyCases,
  ...vendorTokenCases,
  ...serviceTokenCases,
  ...bearerTokenCases,
  ...connectionStringCases,
  ...kubernetesSecretCases,
  ...commandSecretCases,
  ...assignmentCases,
  ...infrastructureCases,
  ...workplaceCases,
  ...vendorAssignmentCases,
  ...contactCases,
  ...paymentDetailCases,
  ...nationalIdentifierCases,
  ...walletCases,
  ...deviceCases,
  ...homePathCases,
];
