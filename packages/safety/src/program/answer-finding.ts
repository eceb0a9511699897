import { grantCovers, holds } from '../approval/grant-covers.ts';
import type { Grant } from '../approval/grant.ts';
import { matchesArguments } from '../policy/argument-pattern.ts';
import { liftsRule } from '../policy/lifts-rule.ts';
import type { PolicySource, ProgramPolicy } from '../policy/policy.ts';
import type { Finding } from './command-verdict.ts';
import type { JudgeCommandOptions } from './judge-command-options.ts';
import type { Program, Scene } from './scene.ts';

/** Who said yes to a question beforehand. */
export interface Answer {
  readonly by: 'mode' | 'grant' | 'policy';
  readonly source?: PolicySource;
}

/** The yes that a question has already; absent: nobody gave one. */
export function answerFinding(
  finding: Finding,
  scene: Scene,
  options: JudgeCommandOptions,
): Answer | undefined {
  const { mode = 'default', yolo, policy } = options;
  // Which program it is was never known to who said yes.
  if (mode === 'plan' || finding.rule === 'program-in-workspace') return undefined;
  const programs = scene.programsAround(finding);
  const entry = allowingEntry(policy?.programs ?? [], programs);
  if (entry !== undefined)
    return { by: 'policy', ...(entry.source === undefined ? {} : { source: entry.source }) };
  const place = { workspace: scene.workspace, now: options.now ?? 0 };
  const covers = (grant: Grant): boolean =>
    holds(grant, place) && grantCovers(grant, { rule: finding.rule, programs });
  if (options.grants?.some(covers) === true) return { by: 'grant' };
  return liftsRule(mode, finding.rule, yolo) ? { by: 'mode' } : undefined;
}

// What a listed program does is its own; what stands around it in the same command line is not.
function allowingEntry(
  entries: readonly ProgramPolicy[],
  programs: readonly Program[],
): ProgramPolicy | undefined {
  if (entries.length === 0) return undefined;
  for (const [name, ...args] of programs) {
    if (args.includes('\uFFFD')) continue;
    const found = entries.find(
      (entry) =>
        entry.name === name && entry.allow?.some((pattern) => matchesArguments(pattern, args)),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}
