import { posix } from 'node:path';
import type { Invocation } from '../invocation.ts';
import type { Scene } from '../scene.ts';
import { literalText, type WordValue } from '../words/word-value.ts';
import { isInterpreter, isShell } from './interpreters.ts';
import type { Unwrapped, Unwrapper } from './unwrapper.ts';

/** Takes off `sh -c 'text'`, and tells what an interpreter reads from its input or from a downloaded file. */
export const unwrapShell: Unwrapper = (name, invocation, scene) => {
  if (!isInterpreter(name)) return undefined;
  const { script, file } = isShell(name)
    ? readShell(invocation.words)
    : readOther(invocation.words);
  if (script !== undefined) return textOf(name, literalText(script));
  const path = literalText(file);
  if (path !== undefined && path !== '-' && path !== '/dev/stdin') {
    denyDownloaded(path, invocation, scene);
    // What is no shell is judged by its description: `node --version` is harmless.
    return isShell(name)
      ? { asks: `${name} runs a file whose content is not known here.` }
      : undefined;
  }
  const hasOptionsOnly = file === undefined && invocation.words.length > 1 && !isShell(name);
  if (hasOptionsOnly) return undefined;
  scene.counts.executesInput += 1;
  const scripts = isShell(name) && invocation.input !== undefined ? [invocation.input] : [];
  return { scripts, asks: `${name} runs what it reads from its input.` };
};

/** Denies to run a file that the same command downloads. */
export function denyDownloaded(path: string, { span }: Invocation, scene: Scene): void {
  const isDownloaded = [...scene.downloaded].some(
    (one) => posix.normalize(one) === posix.normalize(path),
  );
  if (isDownloaded) scene.deny('download-executed', 'This command runs what it downloads.', span);
}

function textOf(name: string, script: string | undefined): Unwrapped {
  const asks = `${name} runs a text as commands.`;
  return script === undefined ? { asks } : { scripts: [script], asks };
}

interface ShellArguments {
  readonly script?: WordValue;
  readonly file?: WordValue;
}

function readShell(words: readonly WordValue[]): ShellArguments {
  let takesText = false;
  for (let index = 1; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined) break;
    const text = literalText(word) ?? '';
    if (/^[-+][a-zA-Z]*[oO]$/u.test(text) && text !== '-o-') index += 1;
    if (/^-[a-zA-Z]*c/u.test(text)) takesText = true;
    else if (/^-[a-zA-Z]*s[a-zA-Z]*$/u.test(text)) return {};
    if (text === '--rcfile' || text === '--init-file') index += 1;
    else if (!/^[-+]./u.test(text)) return takesText ? { script: word } : { file: word };
  }
  return {};
}

// Other interpreters: only whether a file is named; their texts are no shell's.
function readOther(words: readonly WordValue[]): ShellArguments {
  const file = words.slice(1).find((word) => !/^-./u.test(literalText(word) ?? ''));
  return file === undefined ? {} : { file };
}
