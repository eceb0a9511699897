import type { RedactionRule } from './redaction-rule.ts';

/** Every built-in rule; where two find the same place, the earlier one names it. */
export const allRules: readonly RedactionRule[] = [];
