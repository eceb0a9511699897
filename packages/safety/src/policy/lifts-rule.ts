import type { PermissionMode } from './permission-mode.ts';
import { liftedRules, neverLifted } from './lifted-rules.data.ts';

/** True when a mode answers what this rule asks with a yes. */
export function liftsRule(mode: PermissionMode, rule: string): boolean {
  if (mode === 'yolo') return !neverLifted.includes(rule);
  if (mode === 'accept-edits' || mode === 'auto') return liftedRules[mode].includes(rule);
  return false;
}
