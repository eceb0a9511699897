import type { Invocation } from '../invocation.ts';
import { describeProgram } from '../descriptions/describe-program.ts';
import { readInterpreterText } from '../languages/code/read-code.ts';
import { readOptions } from '../options/read-options.ts';
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
    const scripts = scene.textsOf(literalText(file) ?? '').map((one) => withArguments(one, []));
    return { scripts, asks: `${name} runs a file whose content is not known here.` };
  }
  scene.counts.executesInput += 1;
  return {
    scripts: inputOf(invocation).map((script) => withArguments(script, [literal(name), ...rest])),
    asks: `${name} runs what it reads from its input.`,
  };
};

/** Denies to run a file that the same command downloads. */
export function denyDownloaded(path: string, { span }: Invocation, scene: Scene): void {
  if (scene.isDownloaded(path))
    scene.deny('download-executed', 'This command runs what it downloads.', span);
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

// Other interpreters: what is no shell's text is judged by their descriptions, unless it comes from their input.
function unwrapOther(name: string, invocation: Invocation, scene: Scene): Unwrapped | undefined {
  const table = describeProgram(name)?.options ?? {};
  const { options, operands } = readOptions(invocation.words.slice(1), table, {
    stopsAtOperand: true,
  });
  const path = literalText(operands[0]);
  if (path !== undefined && !isStandardInput(path)) {
    denyDownloaded(path, invocation, scene);
    const written = scene
      .textsOf(path)
      .flatMap((one) => readInterpreterText(name, one, invocation, scene).scripts ?? []);
    return written.length === 0
      ? undefined
      : { scripts: written, asks: `${name} runs a file of this command.` };
  }
  // `-e text` and `-m module` are run instead of the input; `--version` ends before it.
  if (options.some(({ role, name: option }) => insteadOfInput.includes(role) || option === '-m'))
    return undefined;
  // Options alone may mean another use, which the description knows; with an input it may still be the input that runs.
  if (options.length > 0 && operands.length === 0 && !invocation.hasInput) return undefined;
  scene.counts.executesInput += 1;
  const scripts = inputOf(invocation).flatMap(
    (text) => readInterpreterText(name, text, invocation, scene).scripts ?? [],
  );
  return { scripts, asks: `${name} runs what it reads from its input.` };
}

const insteadOfInput: readonly string[] = ['script', 'script-file', 'informs'];
