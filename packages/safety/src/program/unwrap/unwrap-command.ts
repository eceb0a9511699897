import { readOptions } from '../options/read-options.ts';
import { withHidden } from './find-hidden-commands.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Takes off `command` and `exec`; `command -v` only looks a name up. */
export const unwrapCommand: Unwrapper = (name, invocation) => {
  if (name !== 'command' && name !== 'exec') return undefined;
  const { options, operands, unknown } = readOptions(
    invocation.words.slice(1),
    name === 'command' ? { flag: '-p', informs: '-v -V' } : { value: '-a', flag: '-c -l' },
    { stopsAtOperand: true },
  );
  const looksUp = options.some(({ role }) => role === 'informs');
  if (looksUp && unknown.length === 0) return {};
  const asksForItself = unknown.length > 0 || (name === 'exec' && options.length > 0);
  const inner = { ...invocation, words: operands, depth: invocation.depth + 1 };
  return {
    invocations: withHidden(operands.length === 0 ? [] : [inner], unknown, invocation),
    ...(asksForItself ? { asks: `What ${name} does with these options is not known.` } : {}),
  };
};
