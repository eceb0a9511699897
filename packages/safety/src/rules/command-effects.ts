import { resolve } from 'node:path';
import type {
  RunProgramIntent,
  RunRequirements,
  RunShellIntent,
  Verdict,
} from '@selfware/contracts';
import type { PermissionMode } from '../policy/permission-mode.ts';
import type { CommandVerdict } from '../program/command-verdict.ts';
import type { CommandFacts, JudgeCommandOptions } from '../program/judge-command-options.ts';
import type { Rule, RuleContext } from './rule.ts';

/** Judges commands: first by their text, then again with what the machine says of their files, scripts and programs. */
export const commandEffects: Rule = async (intent, context) => {
  if (intent.kind !== 'run-shell' && intent.kind !== 'run-program') return [];
  const { judgeCommand, judgeArgv, gatherFacts } = await loadJudges();
  const cwd = resolve(context.workspace, intent.cwd);
  const judge = (facts: CommandFacts): CommandVerdict => {
    const options = optionsFor(context, cwd, facts);
    return intent.kind === 'run-shell'
      ? judgeCommand(intent.command, options)
      : judgeArgv(intent.argv, options);
  };
  const byText = judge({});
  // Facts can only tighten, so there is nothing to gather for what is denied anyway.
  if (byText.decision === 'deny') {
    context.noteCommand?.({ verdict: byText, requires: {} });
    return [plain(byText)];
  }
  const { facts, executables, shell } = await gatherFacts(byText, { ...context, cwd });
  const verdict = judge(facts);
  const requires = requirementsOf(intent, verdict, { executables, shell });
  context.noteCommand?.({ verdict, requires });
  return [plain(verdict)];
};

function requirementsOf(
  { kind }: RunShellIntent | RunProgramIntent,
  { requires }: CommandVerdict,
  { executables, shell }: Required<Pick<RunRequirements, 'executables' | 'shell'>>,
): RunRequirements {
  return {
    ...(requires === undefined ? {} : { environment: requires.environment }),
    ...(executables.length === 0 ? {} : { executables }),
    ...(kind === 'run-shell' ? { shell } : {}),
  };
}

// The grammar of the shell is the largest part of this package: who only reads files never loads it.
async function loadJudges() {
  const [{ judgeCommand }, { judgeArgv }, { gatherFacts }] = await Promise.all([
    import('../program/judge-command.ts'),
    import('../program/judge-argv.ts'),
    import('../program/gather-facts.ts'),
  ]);
  return { judgeCommand, judgeArgv, gatherFacts };
}

function optionsFor(
  { workspace, home, policy, mode, yolo }: RuleContext,
  cwd: string,
  facts: CommandFacts,
): JudgeCommandOptions {
  return {
    workspace,
    cwd,
    facts,
    ...(mode === undefined || !lifts(mode) ? {} : { mode }),
    ...(yolo === undefined ? {} : { yolo }),
    ...(home === undefined ? {} : { home }),
    ...(policy.command === undefined ? {} : { policy: policy.command }),
    ...(policy.protectedPaths === undefined ? {} : { protectedPaths: policy.protectedPaths }),
  };
}

// The other modes answer for the user, which is done after grants were looked at.
function lifts(mode: PermissionMode): boolean {
  return mode === 'accept-edits' || mode === 'auto' || mode === 'yolo';
}

function plain({ decision, rule, reason, span }: CommandVerdict): Verdict {
  return { decision, rule, reason, ...(span === undefined ? {} : { span }) };
}
