import { findHiddenCommands } from './find-hidden-commands.ts';
import { looseWrappers } from './loose-wrappers.data.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Looks for commands in the arguments of wrappers that nobody describes: always asked for. */
export const unwrapLoose: Unwrapper = (name, invocation) => {
  if (!looseWrappers.includes(name) || invocation.words.length === 1) return undefined;
  return {
    ...findHiddenCommands(invocation, { readsTexts: true }),
    asks: `${name} runs another program.`,
  };
};
