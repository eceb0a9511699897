import { infrastructureRules } from './infrastructure.data.ts';
import type { RedactionRule } from './redaction-rule.ts';
import { vendorAssignmentRules } from './vendor-assignments.data.ts';
import { workplaceRules } from './workplace.data.ts';

/** Every built-in rule; where two find the same place, the earlier one names it. */
export const allRules: readonly RedactionRule[] = [
  ...infrastructureRules,
  ...workplaceRules,
  ...vendorAssignmentRules,
];
