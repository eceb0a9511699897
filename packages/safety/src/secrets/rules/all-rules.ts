import { assignmentRules } from './assignments.data.ts';
import { commandSecretRules } from './command-secrets.data.ts';
import { kubernetesSecretRules } from './kubernetes-secrets.data.ts';
import { connectionStringRules } from './connection-strings.data.ts';
import { bearerTokenRules } from './bearer-tokens.data.ts';
import { privateKeyRules } from './private-keys.data.ts';
import { infrastructureRules } from './infrastructure.data.ts';
import { contactRules } from './contact.data.ts';
import { deviceRules } from './devices.data.ts';
import { homePathRules } from './home-paths.data.ts';
import { nationalIdentifierRules } from './national-identifiers.data.ts';
import { paymentDetailRules } from './payment-details.data.ts';
import type { RedactionRule } from './redaction-rule.ts';
import { vendorAssignmentRules } from './vendor-assignments.data.ts';
import { serviceTokenRules } from './service-tokens.data.ts';
import { vendorTokenRules } from './vendor-tokens.data.ts';
import { walletRules } from './wallets.data.ts';
import { workplaceRules } from './workplace.data.ts';

/** Every built-in rule; where two find the same place, the earlier one names it. */
export const allRules: readonly RedactionRule[] = [
  ...privateKeyRules,
  ...vendorTokenRules,
  ...serviceTokenRules,
  ...infrastructureRules,
  ...workplaceRules,
  ...bearerTokenRules,
  ...connectionStringRules,
  ...kubernetesSecretRules,
  ...vendorAssignmentRules,
  ...commandSecretRules,
  ...assignmentRules,
  ...contactRules,
  ...paymentDetailRules,
  ...nationalIdentifierRules,
  ...walletRules,
  ...deviceRules,
  ...homePathRules,
];
