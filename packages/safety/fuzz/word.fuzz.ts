import { parse, type Word } from 'unbash';
import { expandText, expandWords } from '../src/program/words/expand-word.ts';

const surroundings = {
  home: '/home/someone',
  cwd: '/srv/app',
  variables: {
    get: () => ({ kind: 'scalar' as const, values: [{ kind: 'literal' as const, text: 'a b' }] }),
  },
};

/** Any word is expanded to a bounded number of lists of bounded words. */
export function fuzz(data: Buffer): void {
  const words = parse(`: ${data.toString('utf8')}`).commands.flatMap(({ command }): Word[] =>
    command.type === 'Command' ? command.suffix.filter((part) => part.type === 'Word') : [],
  );
  const alternatives = expandWords(words, surroundings);
  if (alternatives.length === 0 || alternatives.length > 65)
    throw new Error('expected a bounded number of alternatives');
  for (const value of [
    ...alternatives.flat(),
    ...words.flatMap((word) => expandText(word, surroundings)),
  ]) {
    const text = value.kind === 'literal' ? value.text : value.prefix;
    if (text.length > 4_096 + data.length) throw new Error('expected a bounded value');
    if (text.includes('\0')) throw new Error('expected no value with a NUL');
  }
}
