import { describeProgram } from '../descriptions/describe-program.ts';
import { findHiddenCommands } from './find-hidden-commands.ts';
import { looseWrappers } from './loose-wrappers.data.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Looks for commands in the arguments of wrappers whose options nobody tells apart: asked for, unless a description knows a use that runs none. */
export const unwrapLoose: Unwrapper = (name, invocation) => {
  if (!looseWrappers.includes(name) || invocation.words.length === 1) return undefined;
  const hidden = findHiddenCommands(invocation, { readsTexts: true });
  const isBare = (hidden.invocations?.length ?? 0) + (hidden.scripts?.length ?? 0) === 0;
  if (isBare && describeProgram(name) !== undefined) return undefined;
  return { ...hidden, asks: `${name} runs another program.` };
};
