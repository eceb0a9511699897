import { describeProgram } from '../descriptions/describe-program.ts';
import { readOptions } from '../options/read-options.ts';
import { literalText, type WordValue } from '../words/word-value.ts';
import type { FloorRule } from './floor-rule.ts';
import { writers } from './writers.data.ts';

/** Denies well-known writers to write to directories of the system, to devices and to protected trees. */
export const writeBeyond: FloorRule = {
  id: 'write-beyond',
  denies: ['system-path', 'protected-path'],
  judge: (name, { words, span }, scene) => {
    for (const path of targetsOf(name, words)) scene.forbidWrite(path, span);
  },
  examples: {
    match: [
      'tee /etc/hosts',
      'sudo cp --strange x /usr/bin/y',
      'dd if=x of=/dev/sda',
      'truncate -s 0 /etc/passwd',
      'cp /dev/null /etc/passwd',
      'ln -sf x /etc/passwd',
      'sed -i s/a/b/ /etc/hosts',
      'touch ~/.bashrc',
      'tar -xf x.tar -C /etc',
    ],
    notMatch: [
      'tee out',
      'cp /etc/hosts .',
      'ln -s /etc/passwd',
      'tar -cf x.tar -C /etc hosts',
      'dd if=x of=y',
      'touch /dev/null',
    ],
  },
};

function targetsOf(name: string, words: readonly WordValue[]): readonly string[] {
  const writer = Object.hasOwn(writers, name) ? writers[name] : undefined;
  const isInPlace = /^g?sed$|^perl/u.test(name) && words.some((word) => isInPlaceOption(word));
  if (writer === undefined && !isInPlace) return [];
  // What tar packs it only reads.
  if (/^(?:bsd|g)?tar$/u.test(name) && !extracts(words)) return [];
  const operands = operandsOf(name, words.slice(1));
  const all = isInPlace || writer?.operands === 'all' ? operands : [];
  // A lone operand has no target: what it names is only read.
  const last = writer?.operands === 'last' && operands.length > 1 ? operands.slice(-1) : [];
  return [...[...all, ...last].map(knownPath), ...optionValues(words, writer?.options ?? [])];
}

// Where every option is known, so are the values that are no operands.
function operandsOf(name: string, words: readonly WordValue[]): readonly WordValue[] {
  const description = describeProgram(name);
  const given = description === undefined ? undefined : readOptions(words, description.options);
  if (given?.unknown.length === 0) return given.operands;
  return words.filter((word) => !literalText(word)?.startsWith('-'));
}

function extracts(words: readonly WordValue[]): boolean {
  const texts = words.map((word) => literalText(word) ?? '');
  return (
    /^[a-zA-Z]*x/u.test(texts[1] ?? '') ||
    texts.some((text) => /^-[a-zA-Z]*x|^--(?:ex|get)/u.test(text))
  );
}

function isInPlaceOption(word: WordValue): boolean {
  return /^-[a-zA-Z]*i|^--in-/u.test(literalText(word) ?? '');
}

// An unknown rest cannot make a path of the system one of the workspace unless it climbs, which `..` in it would be asked for.
function knownPath(word: WordValue): string {
  return word.kind === 'literal' ? word.text : word.prefix;
}

function optionValues(words: readonly WordValue[], options: readonly string[]): readonly string[] {
  return words.flatMap((word, index) => {
    const text = literalText(word) ?? '';
    const next = literalText(words[index + 1]);
    return options.flatMap((option) => {
      if (text === option || isBeginning(text, option)) return next === undefined ? [] : [next];
      const equals = text.indexOf('=');
      const name = equals === -1 ? '' : text.slice(0, equals);
      if (name === option || isBeginning(name, option)) return [text.slice(equals + 1)];
      const isShort = /^-[a-zA-Z]$/u.test(option);
      return isShort && text.startsWith(option) ? [text.slice(option.length)] : [];
    });
  });
}

// Many programs take any beginning of a long option.
function isBeginning(text: string, option: string): boolean {
  return text.length > 4 && text.startsWith('--') && option.startsWith(text);
}
