import type { CommandVerdict } from './command-verdict.ts';
import { conclude, concludeFailure } from './conclude.ts';
import type { JudgeCommandOptions } from './judge-command-options.ts';
import { Scene } from './scene.ts';
import { judgeLoneInvocation } from './script/nested-judge.ts';
import { createWalk, finishDeferred } from './script/walk-script.ts';
import { literal } from './words/word-value.ts';

/** Judges a program that is started without a shell; like `judgeCommand` otherwise. An empty vector is denied. */
export function judgeArgv(
  argv: readonly string[],
  options: JudgeCommandOptions = {},
): CommandVerdict {
  const scene = new Scene(options);
  try {
    if (argv.length === 0) scene.deny('empty-command', 'There is no program to run.');
    else if (argv.some((word) => word.includes('\0')))
      scene.deny('nul-character', 'An argument cannot hold a NUL character.');
    else {
      const words = argv.map(literal);
      const invocation = { words, hasInput: false, depth: 0, isRepeated: false };
      judgeLoneInvocation(invocation, createWalk(scene));
      finishDeferred(scene);
    }
    return conclude(scene, options);
  } catch {
    // Fail closed; the cause may quote the arguments and stays out.
    return concludeFailure(scene);
  }
}
