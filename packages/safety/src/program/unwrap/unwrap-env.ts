import { readOptions } from '../options/read-options.ts';
import { isAssignment } from '../words/is-assignment.ts';
import { literalText } from '../words/word-value.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Takes off `env -i NAME=value`; a text that `env -S` splits is read as a command. */
export const unwrapEnv: Unwrapper = (name, invocation) => {
  if (name !== 'env') return undefined;
  const { options, operands } = readOptions(
    invocation.words.slice(1),
    {
      flag: '-i --ignore-environment -0 --null -v --debug',
      value: '-u --unset -C --chdir -S --split-string',
    },
    { stopsAtOperand: true },
  );
  const split = options.find(({ name: option }) => option === '-S' || option === '--split-string');
  const script = literalText(split?.value);
  const start = operands.findIndex((word) => !isAssignment(word));
  const words = start === -1 ? [] : operands.slice(start);
  return {
    invocations: words.length === 0 ? [] : [{ ...invocation, words, depth: invocation.depth + 1 }],
    scripts: script === undefined ? [] : [script],
    asks: 'env shows or changes the environment of a program.',
  };
};
