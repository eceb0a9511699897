import { literalText, type WordValue } from '../words/word-value.ts';
import type { FloorRule } from './floor-rule.ts';
import { writers } from './writers.data.ts';

/** Denies well-known writers to write to directories of the system, to devices and to protected trees. */
export const writeBeyond: FloorRule = (name, { words, span }, scene) => {
  const writer = Object.hasOwn(writers, name) ? writers[name] : undefined;
  const isInPlace = /^g?sed$|^perl/u.test(name) && words.some((word) => isInPlaceOption(word));
  if (writer === undefined && !isInPlace) return;
  const operands = words.slice(1).filter((word) => !literalText(word)?.startsWith('-'));
  const targets = isInPlace || writer?.operands === 'all' ? operands : [];
  const last = writer?.operands === 'last' ? operands.slice(-1) : [];
  for (const word of [...targets, ...last]) scene.forbidWrite(knownPath(word), span);
  for (const path of optionValues(words, writer?.options ?? [])) scene.forbidWrite(path, span);
};

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
      if (text === option) return next === undefined ? [] : [next];
      if (text.startsWith(`${option}=`)) return [text.slice(option.length + 1)];
      const isShort = /^-[a-zA-Z]$/u.test(option);
      return isShort && text.startsWith(option) ? [text.slice(option.length)] : [];
    });
  });
}
