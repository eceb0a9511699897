import { describe, expect, it } from 'vitest';
import { printedTexts } from '../../../test/fixtures/printed-texts.ts';
import { outputOf } from './output-of.ts';

const unknown: readonly (readonly [readonly string[], string | undefined])[] = [
  [[], 'x'],
  [['ls'], undefined],
  [['cat'], undefined],
  [['cat', 'f'], 'x'],
  [['rev', 'f'], 'x'],
  [['tac', 'f'], 'x'],
  [['printf'], undefined],
  [['printf', '-v', 'x', 'y'], undefined],
  [['printf', '%f', '1'], undefined],
  [['printf', '%(%s)T'], undefined],
  [['printf', '%'], undefined],
  [['printf', '%d', 'x'], undefined],
  [['printf', '%d', '08'], undefined],
  [['printf', '%x', '-1'], undefined],
  [['printf', '%q', 'a b'], undefined],
  [['tr', 'a'], 'a'],
  [['tr', 'z-a', 'b'], 'a'],
  [['tr', 'a', 'é'], 'a'],
  [['tr', 'a', 'b'], 'é'],
  [['tr', '-ds', 'a', 'b'], 'a'],
  [['tr', 'a', ''], 'a'],
  [['base64', '-d', 'f'], 'x'],
  [['base64', '-d'], undefined],
  [['base64', '--version'], 'x'],
  [['base32'], 'x'],
  [['basenc', '--z85', '-d'], 'x'],
  [['openssl', 'enc', '-aes128', '-d'], 'x'],
  [['xxd'], 'x'],
  [['sed', 's/a.c/x/'], 'abc'],
  [['sed', 's/a/&&/'], 'abc'],
  [['sed', 's/a/b/w'], 'abc'],
  [['sed', '-n', 'p'], 'abc'],
  [['sed', 'y/ab/c/'], 'abc'],
  [['sed', 'p'], 'abc'],
  [['cut', '-x'], 'a'],
  [['cut', '-c-'], 'a'],
  [['head', 'f'], 'a'],
  [['head', '-n', 'x'], 'a'],
  [['tail', '-f'], 'a'],
  [['awk', '{print $1 $2}'], 'a'],
  [['awk', '-f', 'x'], 'a'],
  [['basename', '-a', 'b'], undefined],
  [['dirname'], undefined],
  [['seq', '1', '0', '2'], undefined],
  [['seq', '99999999'], undefined],
  [['seq', 'a'], undefined],
  [['cat'], 'x'.repeat(100_001)],
  [['printf', '%90000s%90000s'], undefined],
];

describe('outputOf', () => {
  it.each(printedTexts)('knows what %j prints of %j', (words, input, output) => {
    expect(outputOf(words, input)).toBe(output);
  });

  it.each(unknown)('does not know what %j prints', (words, input) => {
    expect(outputOf(words, input)).toBeUndefined();
  });
});
