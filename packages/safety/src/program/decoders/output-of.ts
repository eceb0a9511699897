import { printAwk } from './print-awk.ts';
import { cutColumns } from './cut-columns.ts';
import { decodeBase, decodeOpenssl } from './decode-base.ts';
import { decodeHex } from './decode-hex.ts';
import { readsOnlyInput, type Decoder } from './decoder.ts';
import { printEcho } from './print-echo.ts';
import { printFormat } from './print-format.ts';
import { reverseLines, reverseText } from './reverse-text.ts';
import { printBaseName, printDirectoryName, printSequence } from './print-names.ts';
import { substituteText } from './substitute-text.ts';
import { takeHead, takeTail } from './take-part.ts';
import { translateLetters } from './translate-letters.ts';

const maxLength = 100_000;

/**
 * What a program prints when it is given these literal words and this input: absent where that is not known by the text alone, where it would read a
 * file, or where it is longer than 100 000 letters. NUL characters are kept.
 */
export function outputOf(words: readonly string[], input: string | undefined): string | undefined {
  if ((input?.length ?? 0) > maxLength) return undefined;
  const path = pathOf(words);
  if (path !== undefined) return path;
  const [program, ...args] = withoutPrefix(words);
  if (program === undefined) return undefined;
  const output = decoderOf(program.replace(/^\/(?:usr\/)?bin\//u, ''))?.(args, input);
  return output === undefined || output.length > maxLength ? undefined : output;
}

// Where a program is: which directory it is in, is not known and does not matter, because a program at a path is asked for wherever it is.
function pathOf(words: readonly string[]): string | undefined {
  const [, name = ''] = /^(?:which|command -v|type -[pP]) ([\w.+-]+)$/u.exec(words.join(' ')) ?? [];
  return name === '' || name.startsWith('-') ? undefined : `/usr/bin/${name}\n`;
}

function withoutPrefix(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => !/^(?:command|builtin|busybox)$/u.test(word));
  return start === -1 ? [] : words.slice(start);
}

function decoderOf(program: string): Decoder | undefined {
  if (/^g?base(?:64|32|nc)$/u.test(program))
    return (args, input) => decodeBase(program.replace(/^g/u, ''), args, input);
  return textPrinter(program) ?? filter(program);
}

function textPrinter(program: string): Decoder | undefined {
  switch (program) {
    case 'echo':
      return printEcho;
    case 'printf':
      return printFormat;
    case 'true':
    case ':':
      return () => '';
    case 'basename':
      return printBaseName;
    case 'dirname':
      return printDirectoryName;
    case 'seq':
      return printSequence;
    case 'awk':
    case 'gawk':
    case 'mawk':
    case 'nawk':
      return printAwk;
    default:
      return undefined;
  }
}

function filter(program: string): Decoder | undefined {
  switch (program) {
    case 'cat':
      return (args, input) =>
        readsOnlyInput(args.filter((arg) => arg !== '-u')) ? input : undefined;
    case 'tee':
      return (_args, input) => input;
    case 'rev':
      return reverseText;
    case 'tac':
      return reverseLines;
    case 'tr':
      return translateLetters;
    case 'xxd':
      return decodeHex;
    case 'openssl':
      return decodeOpenssl;
    case 'sed':
    case 'gsed':
      return substituteText;
    case 'cut':
      return cutColumns;
    case 'head':
      return takeHead;
    case 'tail':
      return takeTail;
    default:
      return undefined;
  }
}
