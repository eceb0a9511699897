import { posix } from 'node:path';
import type { Invocation } from '../invocation.ts';
import { readInterpreterText } from '../languages/code/read-code.ts';
import type { Scene } from '../scene.ts';
import { literal, literalText, type WordValue } from '../words/word-value.ts';
import { completePart } from './complete-part.ts';
import { isInterpreter, isShell, isSupportedShell } from './interpreters.ts';
import { readShellArguments } from './read-shell-arguments.ts';
import type { NestedScript, Unwrapped, Unwrapper } from './unwrapper.ts';

/** Takes off `sh -c 'text'`, and tells what an interpreter reads from its input or from a downloaded file. */
export const unwrapShell: Unwrapper = (name, invocation, scene) => {
  if (!isInterpreter(name)) return undefined;
  if (!isShell(name)) return unwrapOther(name, invocation, scene);
  if (!isSupportedShell(name)) {
    scene.unknown = true;
    scene.ask(
      'unsupported-shell',
      `What ${name} makes of a text is not known here.`,
      invocation.span,
    );
  }
  const { text, file, rest, isPlain } = readShellArguments(invocation.words);
  if (text !== undefined) {
    const isQuiet =
      isPlain && rest.length === 0 && text.kind === 'literal' && isSupportedShell(name);
    const script = completePart(text);
    return {
      scripts: script === undefined ? [] : [withArguments(script, rest)],
      ...(isQuiet ? {} : { asks: `${name} runs a text as commands.` }),
    };
  }
  if (file !== undefined && !isStandardInput(literalText(file))) {
    denyDownloaded(literalText(file) ?? '', invocation, scene);
    return { asks: `${name} runs a file whose content is not known here.` };
  }
  scene.counts.executesInput += 1;
  return {
    scripts: inputOf(invocation).map((script) => withArguments(script, [literal(name), ...rest])),
    asks: `${name} runs what it reads from its input.`,
  };
};

/** Denies to run a file that the same command downloads. */
export function denyDownloaded(path: string, { span }: Invocation, scene: Scene): void {
  const isDownloaded = [...scene.downloaded].some(
    (one) => posix.normalize(one) === posix.normalize(path),
  );
  if (isDownloaded) scene.deny('download-executed', 'This command runs what it downloads.', span);
}

/** What a shell would read as commands from the input of a program; empty when that is not known. */
export function inputOf({ input }: Invocation): readonly string[] {
  // Bash leaves out NUL characters.
  return input === undefined ? [] : [input.replaceAll('\0', '')];
}

/** True for the names of standard input. */
export function isStandardInput(path: string | undefined): boolean {
  return path !== undefined && /^(?:-|\/dev\/(?:stdin|fd\/0)|\/proc\/self\/fd\/0)$/u.test(path);
}

function withArguments(text: string, words: readonly WordValue[]): NestedScript {
  return { text, arguments: words };
}

// Other interpreters: only whether a file is named; their texts are no shell's.
function unwrapOther(name: string, invocation: Invocation, scene: Scene): Unwrapped | undefined {
  const file = invocation.words.slice(1).find((word) => !/^-./u.test(literalText(word) ?? ''));
  const path = literalText(file);
  if (path !== undefined && !isStandardInput(path)) {
    denyDownloaded(path, invocation, scene);
    // What is no shell is judged by its description: `node --version` is harmless.
    return undefined;
  }
  if (file === undefined && invocation.words.length > 1) return undefined;
  scene.counts.executesInput += 1;
  const scripts = inputOf(invocation).flatMap(
    (text) => readInterpreterText(name, text, invocation, scene).scripts ?? [],
  );
  return { scripts, asks: `${name} runs what it reads from its input.` };
}
