import { literalText } from '../words/word-value.ts';
import type { FloorRule } from './floor-rule.ts';
import { machineUses } from './machine-control.data.ts';

/** Denies uses of programs that change the kernel's settings, mounts, accounts with power, or the first process. */
export const machineControl: FloorRule = {
  id: 'machine-control',
  denies: ['machine-control'],
  judge: (name, { words, span }, scene) => {
    const uses = Object.hasOwn(machineUses, name) ? machineUses[name] : undefined;
    if (uses === undefined) return;
    const texts = words
      .slice(1)
      // The name of a signal is no process.
      .filter((_, index) => name !== 'kill' || !/^-[sn]$/u.test(literalText(words[index]) ?? ''))
      .flatMap((word) => literalText(word) ?? []);
    if (uses.some((use) => use.every((patterns) => matchesAny(patterns, texts))))
      scene.deny('machine-control', `This use of ${name} takes control of the machine.`, span);
  },
  examples: {
    match: [
      'sysctl -w kernel.core_pattern=x',
      'mount --bind / /mnt',
      'mount -o remount,rw /',
      'umount /',
      'usermod -aG sudo me',
      'kill -9 1',
      'killall -9 init',
      'mknod x b 8 0',
      'setcap cap_setuid+ep x',
      'visudo',
    ],
    notMatch: [
      'sysctl -a',
      'mount',
      'umount /mnt/x',
      'usermod -s /bin/sh me',
      'kill -9 1234',
      'kill 12',
      'kill -s 1 12',
    ],
  },
};

function matchesAny(patterns: string, texts: readonly string[]): boolean {
  return patterns
    .split('|')
    .some((pattern) => texts.some((text) => matches(pattern.split('*'), text)));
}

/** True when the parts stand in the text in their order, the first at its beginning and the last at its end; `?` stands for one letter. */
function matches(parts: readonly string[], text: string): boolean {
  const source = parts.map((part) =>
    part.replaceAll(/[.+^$()[\]{}\\]/gu, '\\$&').replaceAll('?', '.'),
  );
  return new RegExp(`^${source.join('.*')}$`, 'su').test(text);
}
