import { isSystemSecret } from '../system-paths.ts';
import type { FloorRule } from './floor-rule.ts';

/** Denies every program to name a secret file of the system; notes files of the user that hold secrets. */
export const readsSystemSecret: FloorRule = (name, { words, span }, scene) => {
  // A text that is only printed names no file.
  if (name === 'echo' || name === 'printf') return;
  for (const word of words.slice(1)) {
    const text = word.kind === 'literal' ? word.text : word.prefix;
    if (text === '' || text.startsWith('-')) continue;
    if (scene.resolveAll(text).some(isSystemSecret))
      scene.deny('system-secret', 'This command reads secrets of the system.', span);
    else if (word.kind === 'literal' && scene.isSecret(text)) scene.counts.readsSecret += 1;
  }
};
