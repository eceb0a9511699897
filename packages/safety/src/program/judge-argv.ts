import type { CommandVerdict } from './command-verdict.ts';
import { concludeSafely } from './conclude-safely.ts';
import type { JudgeCommandOptions } from './judge-command-options.ts';
import { judgeLoneInvocation } from './script/nested-judge.ts';
import { createWalk, finishDeferred } from './script/walk-script.ts';
import { literal } from './words/word-value.ts';

/** Judges a program that is started without a shell; like `judgeCommand` otherwise. An empty vector is denied. */
export function judgeArgv(
  argv: readonly string[],
  options: JudgeCommandOptions = {},
): CommandVerdict {
  return concludeSafely(options, (scene) => {
    if (!isListOfWords(argv))
      scene.deny('invalid-options', 'An argument vector is a list of texts.');
    else if (argv.length === 0) scene.deny('empty-command', 'There is no program to run.');
    else if (argv.some((word) => word.includes('\0')))
      scene.deny('nul-character', 'An argument cannot hold a NUL character.');
    else {
      const words = argv.map(literal);
      const invocation = { words, hasInput: false, depth: 0, isRepeated: false };
      judgeLoneInvocation(invocation, createWalk(scene));
      finishDeferred(scene);
    }
  });
}

// JavaScript may give anything; a hole in an array is no text either.
function isListOfWords(argv: unknown): boolean {
  return Array.isArray(argv) && Array.from(argv).every((word: unknown) => typeof word === 'string');
}
