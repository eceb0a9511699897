import { readOptions } from '../options/read-options.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Takes off `command` and `exec`; `command -v` only looks a name up. */
export const unwrapCommand: Unwrapper = (name, invocation) => {
  if (name !== 'command' && name !== 'exec') return undefined;
  const { options, operands, unknown } = readOptions(
    invocation.words.slice(1),
    name === 'command' ? { flag: '-p -v -V' } : { value: '-a', flag: '-c -l' },
    { stopsAtOperand: true },
  );
  const looksUp = options.some(({ name: option }) => option === '-v' || option === '-V');
  if (name === 'command' && looksUp && unknown.length === 0) return {};
  const asks = unknown.length > 0 || options.length > 0 ? `${name} with options.` : undefined;
  return {
    invocations:
      operands.length === 0
        ? []
        : [{ ...invocation, words: operands, depth: invocation.depth + 1 }],
    ...(asks === undefined ? {} : { asks }),
  };
};
