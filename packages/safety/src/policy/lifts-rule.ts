import type { PermissionMode } from './permission-mode.ts';
import type { YoloOptions } from '../yolo/yolo-options.ts';
import { liftedRules, notUnderstood } from './lifted-rules.data.ts';

/** What `yolo` is allowed beyond what it is allowed anyway. */
export type YoloSwitches = Pick<YoloOptions, 'allowGitPush' | 'allowDestructive'>;

/** True when a mode answers what this rule asks with a yes. */
export function liftsRule(
  mode: PermissionMode,
  rule: string,
  { allowGitPush = false, allowDestructive = false }: YoloSwitches = {},
): boolean {
  if (mode === 'yolo' && rule === 'pushes') return allowGitPush;
  if (mode === 'yolo' && rule === 'destroys') return allowDestructive;
  // What was not read as a whole may hold what is never done.
  if (mode === 'yolo') return !notUnderstood.includes(rule);
  if (mode === 'accept-edits' || mode === 'auto') return liftedRules[mode].includes(rule);
  return false;
}
