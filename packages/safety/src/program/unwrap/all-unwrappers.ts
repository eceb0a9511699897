import { unwrapContainer } from '../containers/unwrap-container.ts';
import { unwrapPackageScript } from '../packages/unwrap-package-script.ts';
import { unwrapCommand } from './unwrap-command.ts';
import { unwrapEnv } from './unwrap-env.ts';
import { unwrapEval } from './unwrap-eval.ts';
import { unwrapFind } from './unwrap-find.ts';
import { unwrapLoose } from './unwrap-loose.ts';
import { unwrapOtherShell } from './unwrap-other-shell.ts';
import { unwrapParallel } from './unwrap-parallel.ts';
import { unwrapPrefix } from './unwrap-prefix.ts';
import { unwrapRemote } from './unwrap-remote.ts';
import { unwrapScheduled } from './unwrap-scheduled.ts';
import { unwrapShell } from './unwrap-shell.ts';
import { unwrapTrap } from './unwrap-trap.ts';
import { unwrapUser } from './unwrap-user.ts';
import { unwrapXargs } from './unwrap-xargs.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Every way in which one program runs another. */
export const unwrappers: readonly Unwrapper[] = [
  unwrapPrefix,
  unwrapEnv,
  unwrapCommand,
  unwrapOtherShell,
  unwrapPackageScript,
  unwrapContainer,
  unwrapShell,
  unwrapEval,
  unwrapTrap,
  unwrapXargs,
  unwrapParallel,
  unwrapUser,
  unwrapRemote,
  unwrapScheduled,
  unwrapLoose,
  unwrapFind,
];
