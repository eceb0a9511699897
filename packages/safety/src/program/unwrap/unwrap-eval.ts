import { literalText } from '../words/word-value.ts';
import type { Unwrapper } from './unwrapper.ts';
import { denyDownloaded } from './unwrap-shell.ts';

/** Reads what `eval` joins as a command; `source` runs a file whose content is not known here. */
export const unwrapEval: Unwrapper = (name, invocation, scene) => {
  if (name === 'source' || name === '.') {
    const path = literalText(invocation.words[1]);
    if (path !== undefined) denyDownloaded(path, invocation, scene);
    return { asks: `${name} runs a file in this shell.` };
  }
  if (name !== 'eval') return undefined;
  const texts = invocation.words.slice(1).map(literalText);
  const isKnown = texts.every((text) => text !== undefined);
  const asks = 'eval runs a text as commands.';
  return isKnown ? { scripts: [{ text: texts.join(' '), sharesShell: true }], asks } : { asks };
};
