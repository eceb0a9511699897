import { applyMode } from '../policy/apply-mode.ts';
import { severest } from '../policy/severity.ts';
import { answerFinding } from './answer-finding.ts';
import type { CommandVerdict, Finding } from './command-verdict.ts';
import { environmentFor } from './git/environment-for.ts';
import type { JudgeCommandOptions } from './judge-command-options.ts';
import type { Scene } from './scene.ts';

const harmless: Finding = {
  decision: 'allow',
  rule: 'read-only',
  reason: 'Every part of this command is known to read only.',
};

const networkRules: readonly string[] = ['uses-network', 'pushes', 'opens-socket'];

/** The verdict over all findings of a scene: the severest that nobody answered decides, then the policy, then the mode. */
export function conclude(scene: Scene, options: JudgeCommandOptions): CommandVerdict {
  if (scene.facts.hasMorePaths === true)
    scene.ask('too-many-paths', 'This command names more paths than were looked at.');
  const { mode = 'default', yolo } = options;
  const worst = worstOf(scene, options);
  const verdict = applyMode(mode, worst, { act: 'command', ...(yolo && { yolo }) });
  const environment = verdict.decision === 'allow' ? environmentFor(scene.runs) : undefined;
  return {
    ...verdict,
    findings: scene.findings,
    effects: scene.effects(),
    ...(environment === undefined ? {} : { requires: { environment } }),
  };
}

function worstOf(scene: Scene, options: JudgeCommandOptions): Finding {
  const found = scene.findings.map((finding) => byPolicy(finding, scene, options));
  return severest(found) ?? harmless;
}

function byPolicy(finding: Finding, scene: Scene, options: JudgeCommandOptions): Finding {
  if (finding.decision !== 'ask') return finding;
  const { policy } = options;
  if (policy?.network === 'deny' && networkRules.includes(finding.rule))
    return { ...finding, decision: 'deny', reason: `The policy forbids it. ${finding.reason}` };
  const answer = answerFinding(finding, scene, options);
  if (answer !== undefined) return { ...finding, decision: 'allow', ...answer };
  const asksNobody = policy?.unlisted === 'deny' || policy?.preset === 'server';
  return asksNobody
    ? { ...finding, decision: 'deny', reason: `The policy asks nobody. ${finding.reason}` }
    : finding;
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
