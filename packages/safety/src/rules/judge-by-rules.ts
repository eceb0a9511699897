import type { Intent, Verdict } from '@selfware/contracts';
import { severest } from '../policy/severity.ts';
import { commandDirectory } from './command-directory.ts';
import { commitsFiles } from './commits-files.ts';
import { commandEffects } from './command-effects.ts';
import { hiddenCharactersInPath } from './hidden-characters-in-path.ts';
import { insideWorkspace } from './inside-workspace.ts';
import { protectedPath } from './protected-path.ts';
import type { Rule, RuleContext } from './rule.ts';
import { reachesUrl } from './reaches-url.ts';
import { writesFile } from './writes-file.ts';

// The order decides which of equally severe verdicts is told; `writes-file` is last, because a mode lifts it.
const builtInRules: readonly Rule[] = [
  insideWorkspace,
  protectedPath,
  hiddenCharactersInPath,
  commandDirectory,
  commandEffects,
  commitsFiles,
  reachesUrl,
  writesFile,
];

const nothingToSay: Verdict = {
  decision: 'allow',
  rule: 'inside-workspace',
  reason: 'This only looks at files of the workspace.',
};

/** The severest verdict of all rules, before any mode. A rule that throws denies with `rule-failed`. */
export async function judgeByRules(
  intent: Intent,
  context: RuleContext,
  rules: readonly Rule[] = builtInRules,
): Promise<Verdict> {
  const verdicts: Verdict[] = [];
  for (const rule of rules) {
    const found = await runRule(rule, intent, context);
    verdicts.push(...found);
    if (found.some((verdict) => verdict.decision === 'deny')) break;
  }
  return severest(verdicts) ?? nothingToSay;
}

async function runRule(
  rule: Rule,
  intent: Intent,
  context: RuleContext,
): Promise<readonly Verdict[]> {
  try {
    return await rule(intent, context);
  } catch {
    // Fail closed: what a rule could not judge must not run. The cause may quote the input and stays out.
    const reason = 'A safety rule failed, so nothing is known of this.';
    return [{ decision: 'deny', rule: 'rule-failed', reason }];
  }
}
