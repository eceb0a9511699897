import { literalText, type WordValue } from '../words/word-value.ts';

/** What a shell of the Bourne family is told by its arguments. */
export interface ShellArguments {
  /** The text of `-c`. */
  readonly text?: WordValue;
  /** A script that it runs. */
  readonly file?: WordValue;
  /** What the text or the script gets as `$0`, `$1`, … or `$1`, `$2`, …. */
  readonly rest: readonly WordValue[];
  /** True when every option only tells how the text is run: nothing more is read or asked. */
  readonly isPlain: boolean;
}

const settings =
  'allexport braceexpand errexit errtrace functrace noclobber noexec noglob nounset pipefail posix verbose xtrace';

/** Reads the arguments of `sh`, `bash` and their relatives: options in clusters, each `o` or `O` with a word of its own, then a text or a file. */
export function readShellArguments(words: readonly WordValue[]): ShellArguments {
  let takesText = false;
  let readsInput = false;
  let isPlain = true;
  let index = 1;
  for (; index < words.length; index += 1) {
    const text = literalText(words[index]);
    if (text === '-' || text === '--') {
      index += 1;
      break;
    }
    if (text === undefined || !/^[-+]./u.test(text)) break;
    if (/^--(?:rcfile|init-file)$/u.test(text)) index += 1;
    const isLong = text.startsWith('--');
    if (!isLong && text.startsWith('-')) {
      takesText ||= text.includes('c');
      readsInput ||= text.includes('s');
    }
    isPlain &&= isLong
      ? /^--(?:login|noprofile|norc|posix)$/u.test(text)
      : /^-[celuxvfnBCEabhomT]+$/u.test(text);
    for (const letter of isLong ? '' : text)
      if (letter === 'o' || letter === 'O') {
        index += 1;
        isPlain &&= settings.split(' ').includes(literalText(words[index]) ?? '?');
      }
  }
  const [first, ...rest] = words.slice(index);
  if (takesText) return { isPlain, rest, ...(first === undefined ? {} : { text: first }) };
  if (readsInput) return { isPlain, rest: words.slice(index) };
  return { isPlain, rest, ...(first === undefined ? {} : { file: first }) };
}
