import type { CommandVerdict } from '../program/command-verdict.ts';
import { containerPrograms } from '../program/containers/container-programs.data.ts';
import { judgeArgv } from '../program/judge-argv.ts';
import type { JudgeCommandOptions } from '../program/judge-command-options.ts';

/**
 * Judges the command line of a container engine (docker, podman, nerdctl and their relatives), as `judgeCommand` judges the same line
 * in a shell. Denies what is no such command line, by the rule `not-a-container-command`. Never throws.
 */
export function judgeContainerCommand(
  argv: readonly string[],
  options: JudgeCommandOptions = {},
): CommandVerdict {
  const verdict = judgeArgv(argv, options);
  const program = typeof argv[0] === 'string' ? (argv[0].split('/').at(-1) ?? '') : '';
  if (containerPrograms.includes(program)) return verdict;
  const reason = 'This is no command line of a container engine.';
  return { ...verdict, decision: 'deny', rule: 'not-a-container-command', reason };
}
