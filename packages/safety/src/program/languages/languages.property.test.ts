import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judgeText } from '../../../test/arbitraries/judge-text.ts';

configureProperties();

const languages = [
  'sed',
  'awk',
  'jq',
  'yq',
  'python',
  'javascript',
  'perl',
  'ruby',
  'php',
  'lua',
] as const;
const pieces = fc.constantFrom(
  ...'s/a/b/ w e a\\ \n { } ( ) [ ] " \' ` / // /* */ # \\ ; , . + = == print getline | |& > >> < system rm exec eval $ENV env q( qx( [[ ]] %x( -- x y 1 $1 "a" @'.split(
    ' ',
  ),
  '\n',
  ' ',
);

it('every reader takes any text', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...languages),
      fc.oneof(
        fc.string(),
        fc.string({ unit: 'binary' }),
        fc.array(pieces).map((all) => all.join('')),
      ),
      (language, text) => {
        expect(['allow', 'ask', 'deny']).toContain(judgeText(language, text).decision);
      },
    ),
  );
});

it('a text that doubles itself stays bounded', () => {
  const lines = Array.from({ length: 60 }, (_, index) => `a${index + 1}=a${index}+a${index}`);
  const text = `a0='xx'\n${lines.join('\n')}\nos.system(a60)`;
  expect(judgeText('python', text).decision).toBe('ask');
});
