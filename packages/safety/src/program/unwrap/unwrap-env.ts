import { readOptions } from '../options/read-options.ts';
import type { OptionTable } from '../options/option-table.ts';
import { harmlessVariables } from '../script/variable-names.data.ts';
import { namesAFile } from '../script/names-a-file.ts';
import { isAssignment } from '../words/is-assignment.ts';
import { literal, literalText, type WordValue } from '../words/word-value.ts';
import { withHidden } from './find-hidden-commands.ts';
import { splitEnvString } from './split-env-string.ts';
import type { Unwrapped, Unwrapper } from './unwrapper.ts';

const table: OptionTable = {
  flag: '-i --ignore-environment -0 --null -v --debug --list-signal-handling',
  optional: '--block-signal --default-signal --ignore-signal',
  value: '-u --unset -a --argv0',
  directory: '-C --chdir',
  run: '-S --split-string',
  informs: '--help --version',
};

/** Takes off `env -i NAME=value`; a text that `env -S` splits stands in its place as words. Only variables that change how things look need no question. */
export const unwrapEnv: Unwrapper = (name, invocation, scene): Unwrapped | undefined => {
  if (name !== 'env' && name !== 'genv') return undefined;
  const asks = 'env shows or changes the environment of a program.';
  const split = splitInPlace(invocation.words);
  if (split !== undefined)
    return { invocations: [{ ...invocation, words: split, depth: invocation.depth + 1 }], asks };
  const { options, operands, unknown } = readOptions(invocation.words.slice(1), table, {
    stopsAtOperand: true,
  });
  const start = operands.findIndex((word) => !isAssignment(word));
  const words = start === -1 ? [] : operands.slice(start);
  for (const { role, value } of options)
    if (role === 'directory' && value !== undefined && scene.directories.size < 8) {
      const path = value.kind === 'literal' ? value.text : value.prefix;
      scene.directories = new Set([...scene.directories, ...scene.resolveAll(path)]);
    }
  const assigned = operands.slice(0, start === -1 ? operands.length : start);
  const isHarmless =
    words.length > 0 && options.length + unknown.length === 0 && assigned.every(isHarmlessVariable);
  if (words.length === 0 && !options.some(({ role }) => role === 'informs'))
    scene.ask('reads-environment', 'env shows variables that may hold secrets.', invocation.span);
  const environment = [...(invocation.environment ?? []), ...assigned];
  const inner = { ...invocation, words, environment, depth: invocation.depth + 1 };
  return {
    invocations: withHidden(words.length === 0 ? [] : [inner], unknown, invocation),
    ...(isHarmless ? {} : { asks }),
  };
};

function isHarmlessVariable(word: WordValue): boolean {
  const text = word.kind === 'literal' ? word.text : word.prefix;
  const name = text.slice(0, Math.max(0, text.indexOf('=')));
  if (namesAFile(name, literal(text.slice(name.length + 1)))) return false;
  return harmlessVariables.some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );
}

/** The words after a split of the first text that `-S` gives; absent when there is none. */
function splitInPlace(words: readonly WordValue[]): readonly WordValue[] | undefined {
  for (let index = 1; index < words.length; index += 1) {
    const text = literalText(words[index]) ?? '';
    const [, attached] = /^(?:-[i0v]*S|--s[a-z-]*=)([\s\S]*)$/u.exec(text) ?? [];
    const isAlone = attached === '' || /^--s[a-z-]*$/u.test(text);
    if (isAlone && !text.endsWith('=')) {
      const next = literalText(words[index + 1]);
      return next === undefined ? undefined : replaceWith(words, next, index + 2);
    }
    if (attached !== undefined) return replaceWith(words, attached, index + 1);
    if (/^(?:-[i0v]*[uCa]|--(?:u|c|a)[a-z0-9-]*)$/u.test(text)) index += 1;
    else if (!text.startsWith('-') && !/^\w+=/u.test(text)) return undefined;
  }
  return undefined;
}

function replaceWith(words: readonly WordValue[], text: string, end: number): readonly WordValue[] {
  return [...words.slice(0, 1), ...splitEnvString(text), ...words.slice(end)];
}
