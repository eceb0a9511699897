import { languageReaders } from '../src/program/languages/all-languages.ts';
import { parseFind } from '../src/program/languages/find/parse-find.ts';
import { parseTest } from '../src/program/languages/test-expression/parse-test.ts';
import { Scene } from '../src/program/scene.ts';
import {
  literal,
  severalWords,
  unknownWord,
  type WordValue,
} from '../src/program/words/word-value.ts';

/** The first byte tells the language, the rest is a text in it; every reader takes every text, and gives back no more than a few times of it. */
export function fuzz(data: Buffer): void {
  const readers = Object.values(languageReaders);
  const place = (data[0] ?? 0) % (readers.length + 1);
  const text = data.subarray(1).toString('utf8');
  const read = readers[place];
  if (read === undefined) readExpressions(text);
  else {
    const words = [literal('program'), literal(text)];
    const scene = new Scene({ workspace: '/workspace', home: '/home/me' });
    const found = read(text, { words, hasInput: false, depth: 0, isRepeated: false }, scene);
    const length = (found.scripts ?? []).reduce(
      (sum, one) => sum + (typeof one === 'string' ? one : one.text).length,
      0,
    );
    if (length > 64 * (text.length + 64)) throw new Error('expected bounded scripts');
    if (scene.findings.length > text.length + 8) throw new Error('expected bounded findings');
  }
}

// Words parted by blanks; `$` and `@` are unknown ones.
function readExpressions(text: string): void {
  const words = text.split(/\s+/u).map((word): WordValue => {
    if (word === '$') return unknownWord;
    return word === '@' ? severalWords : literal(word);
  });
  const { starts, primaries, commands } = parseFind([literal('find'), ...words]);
  if (starts.length + primaries.length + commands.length > words.length)
    throw new Error('expected no part that is not written');
  if ((parseTest(words) ?? []).length > words.length) throw new Error('expected bounded terms');
}
