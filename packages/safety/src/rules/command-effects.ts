import { resolve } from 'node:path';
import type {
  RunProgramIntent,
  RunRequirements,
  RunShellIntent,
  Verdict,
} from '@selfware/contracts';
import type { PermissionMode } from '../policy/permission-mode.ts';
import type { CommandPolicy } from '../policy/policy.ts';
import type { CommandVerdict } from '../program/command-verdict.ts';
import type { CommandFacts, JudgeCommandOptions } from '../program/judge-command-options.ts';
import type { Rule, RuleContext } from './rule.ts';

/** Judges commands: first by their text, then again with what the machine says of their files, scripts and programs. */
export const commandEffects: Rule = async (intent, context) => {
  if (intent.kind !== 'run-shell' && intent.kind !== 'run-program') return [];
  const { judgeCommand, judgeArgv, gatherFacts } = await loadJudges();
  const cwd = resolve(context.workspace, intent.cwd);
  const judge = (facts: CommandFacts, shell?: string): CommandVerdict => {
    const options = optionsFor(context, { cwd, facts, shell });
    return intent.kind === 'run-shell'
      ? judgeCommand(intent.command, options)
      : judgeArgv(intent.argv, options);
  };
  let verdict = judge({});
  let requires: RunRequirements = {};
  // What scripts and aliases stand for has files and programs of its own, so that facts lead to more facts.
  for (let round = 0, size = -1; round < maxRounds && sizeOf(verdict) > size; round += 1) {
    // Facts can only tighten, so there is nothing to gather for what is denied anyway.
    if (verdict.decision === 'deny') break;
    size = sizeOf(verdict);
    const { facts, executables, shell } = await gatherFacts(verdict, { ...context, cwd });
    verdict = judge(facts, shell);
    requires = requirementsOf(intent, verdict, { executables, shell });
  }
  context.noteCommand?.({ verdict, requires });
  return [plain(verdict)];
};

// A script that runs a script that runs a script: each of them needs a round.
const maxRounds = 4;

function sizeOf({ effects }: CommandVerdict): number {
  return effects.reads.length + effects.writes.length + effects.runs.length;
}

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

interface Surroundings {
  readonly cwd: string;
  readonly facts: CommandFacts;
  /** The shell that will read the text; absent while nobody looked. */
  readonly shell: string | undefined;
}

function optionsFor(
  { workspace, home, policy, mode, yolo, grants, now, temporary }: RuleContext,
  { cwd, facts, shell }: Surroundings,
): JudgeCommandOptions {
  const isPosix = shell !== undefined && !shell.endsWith('/bash');
  const command: CommandPolicy = { ...policy.command, ...(isPosix ? { shell: 'sh' } : {}) };
  return {
    workspace,
    cwd,
    facts,
    policy: command,
    ...(mode === undefined || !isKnownToCommands(mode) ? {} : { mode }),
    ...(yolo === undefined ? {} : { yolo }),
    ...(grants === undefined ? {} : { grants }),
    ...(now === undefined ? {} : { now }),
    ...(home === undefined ? {} : { home }),
    ...(temporary === undefined ? {} : { temporary }),
    ...(policy.protectedPaths === undefined ? {} : { protectedPaths: policy.protectedPaths }),
  };
}

// `dont-ask` answers for the user, which is done after whole commands that the user granted were looked at.
function isKnownToCommands(mode: PermissionMode): boolean {
  return mode !== 'dont-ask';
}

function plain({ decision, rule, reason, span }: CommandVerdict): Verdict {
  return { decision, rule, reason, ...(span === undefined ? {} : { span }) };
}
