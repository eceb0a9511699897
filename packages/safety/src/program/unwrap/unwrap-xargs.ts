import { readOptions } from '../options/read-options.ts';
import { literal, unknownWord } from '../words/word-value.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Takes off `xargs` and `parallel`: the program gets what the input holds, where that is known. */
export const unwrapXargs: Unwrapper = (name, invocation) => {
  if (name !== 'xargs' && name !== 'parallel') return undefined;
  const { operands } = readOptions(
    invocation.words.slice(1),
    {
      flag: '-0 --null -r --no-run-if-empty -t --verbose -p --interactive -x --exit',
      value:
        '-n --max-args -L --max-lines -P --max-procs -I -d --delimiter -a --arg-file -E -s --max-chars -j --jobs',
    },
    { stopsAtOperand: true },
  );
  const read = invocation.input?.split(/\s+/u).filter((text) => text !== '');
  const words = [...operands, ...(read?.map(literal) ?? [unknownWord])];
  return {
    invocations:
      operands.length === 0 ? [] : [{ ...invocation, words, depth: invocation.depth + 1 }],
    asks: `${name} runs a program with arguments that it reads.`,
  };
};
