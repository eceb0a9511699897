import { applyMode } from '../policy/apply-mode.ts';
import { liftsRule, type YoloSwitches } from '../policy/lifts-rule.ts';
import type { PermissionMode } from '../policy/permission-mode.ts';
import { severest } from '../policy/severity.ts';
import type { CommandVerdict, Finding } from './command-verdict.ts';
import type { JudgeCommandOptions } from './judge-command-options.ts';
import type { Scene } from './scene.ts';

const harmless: Finding = {
  decision: 'allow',
  rule: 'read-only',
  reason: 'Every part of this command is known to read only.',
};

/** The verdict over all findings of a scene: the severest decides, then the policy, then the mode. */
export function conclude(
  scene: Scene,
  { mode = 'default', policy, yolo }: JudgeCommandOptions,
): CommandVerdict {
  if (scene.facts.hasMorePaths === true)
    scene.ask('too-many-paths', 'This command names more paths than were looked at.');
  const worst = worstOf(scene.findings, mode, yolo);
  const listed: Finding =
    worst.decision === 'ask' && policy?.unlisted === 'deny'
      ? { ...worst, decision: 'deny', reason: `The policy asks nobody. ${worst.reason}` }
      : worst;
  const verdict = applyMode(mode, listed, { act: 'command', ...(yolo && { yolo }) });
  return { ...verdict, findings: scene.findings, effects: scene.effects() };
}

// What a mode lifts decides only where nothing else is left.
function worstOf(
  findings: readonly Finding[],
  mode: PermissionMode,
  yolo?: YoloSwitches,
): Finding {
  const left = findings.filter(
    ({ decision, rule }) => decision !== 'ask' || !liftsRule(mode, rule, yolo),
  );
  return severest(left) ?? severest(findings) ?? harmless;
}

/** The verdict where a rule threw: nothing is known, so it is a deny. */
export function concludeFailure(scene: Scene): CommandVerdict {
  const finding: Finding = {
    decision: 'deny',
    rule: 'rule-failed',
    reason: 'A safety rule failed, so nothing is known of this command.',
  };
  const effects = { ...scene.effects(), unknown: true };
  return { ...finding, findings: [...scene.findings, finding], effects };
}
