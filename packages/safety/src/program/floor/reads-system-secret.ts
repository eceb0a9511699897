import { isSystemSecret } from '../system-paths.ts';
import { literalText, type WordValue } from '../words/word-value.ts';
import type { FloorRule } from './floor-rule.ts';
import { namesSystemSecret } from './names-system-secret.ts';

/** Denies every program to name a secret file of the system; notes files of the user that hold secrets. */
export const readsSystemSecret: FloorRule = {
  id: 'reads-system-secret',
  denies: ['system-secret'],
  judge: (name, { words, span }, scene) => {
    for (const word of namedBy(name, words)) {
      const text = word.kind === 'literal' ? word.text : word.prefix;
      if ((text === '' && word.kind === 'literal') || text.startsWith('-')) continue;
      const glob = word.kind === 'unknown' ? word.glob : undefined;
      const isGlobbed =
        glob !== undefined && scene.resolveAll(glob).some((one) => namesSystemSecret(one));
      if (isGlobbed || scene.resolveAll(text).some(isSystemSecret))
        scene.deny('system-secret', 'This command reads secrets of the system.', span);
      else if (word.kind === 'literal' && scene.isSecret(text)) scene.counts.readsSecret += 1;
    }
  },
  examples: {
    match: [
      'cat /etc/shadow',
      'strange-program /etc/shadow',
      'head -c 9 /proc/self/environ',
      'cat /etc/ssh/ssh_host_rsa_key',
      'grep root /etc/shadow',
      'strange-program /etc/sh*dow',
      'cat /proc/*/environ',
    ],
    notMatch: [
      'echo /etc/shadow',
      'grep -rn /etc/shadow src',
      'git commit -m /etc/shadow',
      'cat /etc/passwd',
      'cat /proc/cpuinfo',
      'cat /etc/*release',
      'ls /etc/*',
    ],
  },
};

// A text that is only printed, looked for or kept names no file.
function namedBy(name: string, words: readonly WordValue[]): readonly WordValue[] {
  // Neither does one that is only looked at from outside.
  if (/^(?:echo|printf|ls|stat|test|\[|basename|dirname|realpath|readlink)$/u.test(name)) return [];
  const texts = words.map(literalText);
  const takesText = /^(?:[efgz]?grep|rg|ag|ack|jq)$/u.test(name);
  const hasOwnPattern = texts.some((text) =>
    /^(?:-[a-zA-Z]*[ef]|--regexp|--file)/u.test(text ?? ''),
  );
  const pattern = takesText && !hasOwnPattern ? firstOperand(texts) : -1;
  return words.filter((_, index) => {
    const isValue = isTextOption(name, texts[index - 1]);
    return index > 0 && index !== pattern && !isValue;
  });
}

function firstOperand(texts: readonly (string | undefined)[]): number {
  return texts.findIndex((text, index) => index > 0 && text?.startsWith('-') !== true);
}

function isTextOption(name: string, option: string | undefined): boolean {
  if (name === 'git') return /^(?:-[a-z]*m|--message|--grep|--author)$/u.test(option ?? '');
  return /^[efgz]?grep$|^rg$/u.test(name) && /^(?:-e|--regexp)$/u.test(option ?? '');
}
