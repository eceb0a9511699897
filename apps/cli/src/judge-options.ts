import type { AuditLog, CreateJudgeOptions, Grant, Policy, YoloOptions } from '@selfware/safety';
import type { Environment } from './config/directories.ts';
import type { Settings } from './config/settings.ts';
import { programEnvironment } from './program-environment.ts';

/** What a judge is configured by. */
export interface JudgeSources {
  readonly settings: Settings;
  readonly workspace: string;
  readonly environment: Environment;
  readonly policy: Policy;
  /** Absent where nothing is recorded. */
  readonly audit?: AuditLog | undefined;
  /** Absent where commands run as the user does. */
  readonly sandbox?: CreateJudgeOptions['sandbox'] | undefined;
  /** Tokens in and out so far. */
  readonly spent: () => number;
}

/** The judge's options, from the settings: the same for a run and for a question about one command. */
export function judgeOptions({
  settings,
  workspace,
  environment,
  policy,
  audit,
  sandbox,
  spent,
}: JudgeSources): CreateJudgeOptions {
  const { mode, verify, network } = settings;
  const path = environment['PATH'];
  const grants: Grant[] = verify === undefined ? [] : [{ kind: 'run-shell', command: verify }];
  const home = environment['HOME'];
  return {
    workspace,
    mode,
    policy,
    environment: programEnvironment(environment, {
      alsoPassed: settings.passEnvironment,
      workspace,
    }),
    grants,
    yolo: yoloOptions(settings, spent),
    ...(network && { network }),
    ...(home && { home }),
    ...(path && { path }),
    ...(audit && { audit }),
    ...(sandbox && { sandbox }),
  };
}

function yoloOptions(settings: Settings, spent: () => number): YoloOptions {
  const { yoloMaxOperations, yoloMinutes, yoloMaxTokens, ...switches } = settings;
  return {
    maxOperations: yoloMaxOperations,
    maxWallTimeMs: yoloMinutes * 60_000,
    allowGitPush: switches.yoloAllowGitPush,
    allowDestructive: switches.yoloAllowDestructive,
    ...(yoloMaxTokens === undefined ? {} : { maxSpend: yoloMaxTokens, spent }),
  };
}
