import { unwrapCommand } from './unwrap-command.ts';
import { unwrapEnv } from './unwrap-env.ts';
import { unwrapEval } from './unwrap-eval.ts';
import { unwrapFind } from './unwrap-find.ts';
import { unwrapPrefix } from './unwrap-prefix.ts';
import { unwrapShell } from './unwrap-shell.ts';
import { unwrapTrap } from './unwrap-trap.ts';
import { unwrapXargs } from './unwrap-xargs.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Every way in which one program runs another. */
export const unwrappers: readonly Unwrapper[] = [
  unwrapPrefix,
  unwrapEnv,
  unwrapCommand,
  unwrapShell,
  unwrapEval,
  unwrapTrap,
  unwrapXargs,
  unwrapFind,
];
