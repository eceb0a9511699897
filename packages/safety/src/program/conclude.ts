import { applyMode } from '../policy/apply-mode.ts';
import type { PolicySource } from '../policy/policy.ts';
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

const confined: Finding = {
  decision: 'allow',
  rule: 'confined',
  reason:
    'What this command starts stays in a container without files or rights of this machine that ask.',
};

const talking: Finding = {
  decision: 'ask',
  rule: 'uses-network',
  reason: 'What this command starts is a container with a network.',
};

const networkRules: readonly string[] = ['uses-network', 'pushes', 'opens-socket'];

/** The verdict over all findings of a scene: the severest that nobody answered decides, then the policy, then the mode. */
export function conclude(scene: Scene, options: JudgeCommandOptions): CommandVerdict {
  if (scene.facts.hasMorePaths === true)
    scene.ask('too-many-paths', 'This command names more paths than were looked at.');
  const { mode = 'default', yolo } = options;
  const found = scene.findings.map((finding) => byPolicy(finding, scene, options));
  const worst = severest(found) ?? confinedBy(scene, options) ?? harmless;
  const verdict = applyMode(mode, worst, { act: 'command', ...(yolo && { yolo }) });
  const environment = verdict.decision === 'allow' ? environmentFor(scene.runs) : undefined;
  return {
    ...verdict,
    findings: scene.findings.map((finding, index) => withAnswer(finding, found[index])),
    effects: scene.effects(),
    ...(environment === undefined ? {} : { requires: { environment } }),
  };
}

function confinedBy(
  { startsContainer }: Scene,
  { policy }: JudgeCommandOptions,
): Finding | undefined {
  if (startsContainer === undefined) return undefined;
  const { network, sources } = policy ?? {};
  if (startsContainer === 'no-network' || network === undefined) return confined;
  if (network === 'deny') return forbid(talking, 'The policy forbids it.', sources?.network);
  return { ...talking, ...(sources?.network === undefined ? {} : { source: sources.network }) };
}

// What was found stays what it was; who answered it, and where that stands, is added.
function withAnswer(finding: Finding, answered: Finding = finding): Finding {
  const { by, source } = answered;
  return {
    ...finding,
    ...(by === undefined ? {} : { by }),
    ...(source === undefined ? {} : { source }),
  };
}

function byPolicy(finding: Finding, scene: Scene, options: JudgeCommandOptions): Finding {
  if (finding.decision !== 'ask') return finding;
  const { policy } = options;
  if (policy?.network === 'deny' && networkRules.includes(finding.rule))
    return forbid(finding, 'The policy forbids it.', policy.sources?.network);
  const answer = answerFinding(finding, scene, options);
  if (answer !== undefined) return { ...finding, decision: 'allow', ...answer };
  const { sources } = policy ?? {};
  const source = finding.rule === 'unlisted-program' ? sources?.programs : undefined;
  const asksNobody = policy?.unlisted === 'deny' || policy?.preset === 'server';
  if (asksNobody)
    return forbid(
      finding,
      'The policy asks nobody.',
      source ?? (policy.unlisted === 'deny' ? sources?.unlisted : sources?.preset),
    );
  return source === undefined ? finding : { ...finding, source };
}

function forbid(finding: Finding, why: string, source: PolicySource | undefined): Finding {
  return {
    ...finding,
    decision: 'deny',
    reason: `${why} ${finding.reason}`,
    ...(source === undefined ? {} : { source }),
  };
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
