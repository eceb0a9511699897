import { classifyPath } from '../../policy/classify-path.ts';
import type { Invocation } from '../invocation.ts';
import type { Scene } from '../scene.ts';
import { literalText, type WordValue, type Words } from '../words/word-value.ts';
import { destroysByOperands } from './destroys-by-operands.ts';
import { judgeSettingWrite } from './judge-setting-write.ts';

// `%G?` and its like in formats of commits, `%(signature)` in formats of references: git runs the program that checks signatures.
const signatureFormat = /%[-+ ]?G[?A-Z]|%\(signature/u;

// Also abbreviated.
const formatOption = /^--(?:f|pr)/u;

/** Judges words of a subcommand that mean more than their role: formats, addresses that run programs, secret files of a revision, refspecs. */
export function judgeGitWords(words: Words, invocation: Invocation, scene: Scene): void {
  const { span } = invocation;
  for (const [index, word] of words.entries()) {
    // A pattern that matches no file stays as it is.
    const text = word.kind === 'literal' ? word.text : (word.glob ?? word.prefix);
    if (word.kind === 'unknown' && word.glob === undefined && isFormat(text, words[index - 1])) {
      scene.unknown = true;
      scene.ask('unknown-argument', 'This format of git is not known.', span);
    }
    if (signatureFormat.test(text) || sortsBySignature(text, words[index - 1]))
      scene.ask('runs-code', 'This format makes git run the program that checks signatures.', span);
    if (/^[\w+.-]+::/u.test(text))
      scene.ask('runs-code', 'This address makes git run a program to reach it.', span);
    if (namesSecret(text))
      scene.ask('secret-file', 'This command may read a secret file of the repository.', span);
  }
  judgeSettingWrite(words, invocation, scene);
  if (!destroysByOperands(words)) return;
  scene.ask(
    'destroys',
    `git ${literalText(words[0]) ?? ''} destroys what cannot be had back.`,
    span,
  );
}

function sortsBySignature(text: string, before: WordValue | undefined): boolean {
  const [, key] = /^--so[rt]*=(.*)$/u.exec(text) ?? [];
  const isValue = /^--so[rt]*$/u.test(literalText(before) ?? '');
  return /^[-*]*(?:v(?:ersion)?:)?signature\b/u.test(key ?? (isValue ? text : ''));
}

function isFormat(text: string, before: WordValue | undefined): boolean {
  return formatOption.test(text) || formatOption.test(literalText(before) ?? '');
}

// `HEAD:.env`, `:0:.env`, `:(icase).ENV`, `-L1,2:.env`: which part is the path depends on the use, so each is looked at.
function namesSecret(text: string): boolean {
  if (!text.includes(':')) return false;
  const first = text.slice(text.indexOf(':') + 1);
  const last = text.slice(text.lastIndexOf(':') + 1);
  return [first, last, withoutMagic(first), withoutMagic(last)].some(isSecret);
}

function withoutMagic(path: string): string {
  return path.startsWith('(') ? path.slice(path.indexOf(')') + 1) : path.replace(/^[!^/]+/u, '');
}

function isSecret(path: string): boolean {
  return classifyPath(path.split('/')).read === 'ask';
}
