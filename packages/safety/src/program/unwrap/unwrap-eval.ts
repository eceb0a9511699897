import { literalText } from '../words/word-value.ts';
import { completePart } from './complete-part.ts';
import type { Unwrapper } from './unwrapper.ts';
import { joinTexts } from './unwrap-prefix.ts';
import { denyDownloaded, inputOf, isStandardInput } from './unwrap-shell.ts';

/** Reads what `eval` joins as a command; `source` runs a file whose content is not known here, unless it is its own input. */
export const unwrapEval: Unwrapper = (name, invocation, scene) => {
  const isOption = literalText(invocation.words[1]) === '--';
  const words = invocation.words.slice(isOption ? 2 : 1);
  if (name === 'source' || name === '.') {
    const path = literalText(words[0]);
    const asks = `${name} runs a file in this shell.`;
    if (path !== undefined) denyDownloaded(path, invocation, scene);
    const written = scene.textsOf(path ?? '').map((text) => ({ text, sharesShell: true as const }));
    if (!isStandardInput(path)) return { scripts: written, asks };
    scene.counts.executesInput += 1;
    return { scripts: inputOf(invocation).map((text) => ({ text, sharesShell: true })), asks };
  }
  if (name !== 'eval') return undefined;
  const asks = 'eval runs a text as commands.';
  const text = joinTexts(words) ?? (words.length === 1 ? completePart(words[0]) : undefined);
  return text === undefined ? { asks } : { scripts: [{ text, sharesShell: true }], asks };
};
