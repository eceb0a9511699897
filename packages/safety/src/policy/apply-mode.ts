import type { Verdict } from '@selfware/contracts';
import { liftsRule, type YoloSwitches } from './lifts-rule.ts';
import type { PermissionMode } from './permission-mode.ts';

/** What a mode needs to know of the thing that was judged. */
export interface ModeSubject {
  /** `read`: looks at files. `edit`: changes files of the workspace. `command`: runs a program. */
  readonly act: 'read' | 'edit' | 'command';
  /** What `yolo` may do beyond; absent means nothing. */
  readonly yolo?: YoloSwitches;
}

/** The verdict that holds in a mode. A deny holds in every mode; what a mode lifts is in `lifted-rules.data.ts`. */
export function applyMode(
  mode: PermissionMode,
  verdict: Verdict,
  { act, yolo }: ModeSubject,
): Verdict {
  if (verdict.decision === 'deny') return verdict;
  if (mode === 'plan') return planned(verdict, act);
  if (verdict.decision === 'allow') return verdict;
  if (mode === 'dont-ask') {
    const reason = `Nobody may be asked in this mode. ${verdict.reason}`;
    return { ...verdict, decision: 'deny', rule: 'dont-ask', reason };
  }
  return liftsRule(mode, verdict.rule, yolo) ? { ...verdict, decision: 'allow' } : verdict;
}

function planned(verdict: Verdict, act: ModeSubject['act']): Verdict {
  const onlyReads = verdict.decision === 'allow' && verdict.rule !== 'confined';
  if (act === 'read' || (act === 'command' && onlyReads)) return verdict;
  const reason = 'In plan mode nothing is changed and only commands that are known to read run.';
  return { ...verdict, decision: 'deny', rule: 'plan-mode', reason };
}
