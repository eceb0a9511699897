import { matchesPattern, type Pattern } from '../words/match-pattern.ts';

// One of each kind of secret file of the system; what may be any of them is one.
const samples: readonly string[] = [
  ...['shadow', 'shadow-', 'gshadow', 'gshadow-', 'sudoers', 'krb5.keytab', 'master.passwd'].map(
    (name) => `/etc/${name}`,
  ),
  ...['ssh_host_rsa_key', 'ssh_host_ed25519_key', 'ssh_host_ecdsa_key'].map(
    (name) => `/etc/ssh/${name}`,
  ),
  ...['environ', 'mem', 'maps'].flatMap((name) => [
    `/proc/1/${name}`,
    `/proc/12345/${name}`,
    `/proc/self/${name}`,
    `/proc/thread-self/${name}`,
  ]),
  ...['/proc/kcore', '/dev/mem', '/dev/kmem', '/dev/port'],
];

// Fewer letters in the last name mean everything in a directory, which is only a question.
const fewestLetters = 2;

/** True when an absolute glob may name a secret file of the system and is narrow enough to be meant for it: `/etc/sh*dow`, `/proc/*\/environ`. */
export function namesSystemSecret(glob: string): boolean {
  const names = glob.split('/');
  const last = names.at(-1) ?? '';
  if (last.replaceAll(/\[[^\]]*\]/gu, '?').replaceAll('*', '').length < fewestLetters) return false;
  const patterns = names.map(patternOf);
  return samples.some((sample) => {
    const parts = sample.split('/');
    return (
      parts.length === patterns.length &&
      patterns.every((pattern, index) => matchesPattern(pattern, Array.from(parts[index] ?? '')))
    );
  });
}

function patternOf(name: string): Pattern {
  const text = name.replaceAll(/\[[^\]]*\]/gu, '?');
  return Array.from(text.replaceAll(/\\(.)/gu, '$1')).map((char) => ({
    kind: char === '*' ? 'any' : char === '?' ? 'one' : 'char',
    char,
  }));
}
