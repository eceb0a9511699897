import { expect, it } from 'vitest';
import { judgeText } from '../../../../test/arbitraries/judge-text.ts';

it.each([
  '',
  'p',
  '1,5p',
  '$p',
  '1~2p',
  '/a/,+3p',
  '/a/,~4p',
  '0,/re/d',
  '/start/,/end/p',
  '/a/I,/b/Mp',
  '\\,/usr,p',
  '1!d',
  '$!N;P;D',
  's/a/b/',
  's/a/b/g',
  's|x|y|;t;d',
  's,a\\,b,c,2gp',
  's/a/b/ ; p',
  's/[^\\/]*$//',
  's/[[:space:]]*$//',
  's/w e/e w/',
  ':a;N;$!ba;s/\\n/,/g',
  ':a\nN\nba',
  'y/abc/xyz/',
  '/x/{s/a/b/;p}',
  '/x/{',
  '}',
  '# w file\np',
  '#n\np',
  'a hello',
  'i\\\nw PWN',
  'c\\\none\\\nw PWN',
  '$a\\  '.trimEnd() + 'text',
  'q5',
  'Q',
  'l 3;p',
  '=',
  'n;d',
  'h;G;x;g;H',
  'F;z',
  'v 4.2',
  'r file',
  'R file',
  '1r /dev/stdin',
  'w /dev/stdout',
  's/a/b/w /dev/stderr',
  's/a/b\\\nc/',
])('%j only prints', (text) => {
  expect(judgeText('sed', text).decision).toBe('allow');
});

it.each([
  'w PWN',
  '1w PWN',
  'W PWN',
  's/a/b/w PWN',
  's/a/b/gpw PWN',
  's/a/b/ w PWN',
  's#.*#touch PWN#pe',
  's/a/b/ e',
  'e',
  '1e touch PWN',
  'e touch PWN',
  'a text\nw PWN',
  '/x/{w PWN\n}',
  'p;e touch PWN',
  'r /elsewhere/file',
  'r .env',
  'a\\',
  'a text\\',
  'a\\ \ntext',
  's/a/b',
  's/a',
  's/[/]/w PWN/',
  's\\a\\b\\',
  's/a/b/k',
  'pp',
  'k',
  '1,p',
  '/a',
  '1~p',
  'w',
  'r ',
  'y/a/b',
  's/[\\]/w PWN/]/b/',
  '1',
])('%j is asked for', (text) => {
  expect(judgeText('sed', text).decision).toBe('ask');
});

it.each(['w /etc/passwd', 's/a/b/w .git/hooks/pre-commit', 'w /home/me/.bashrc', 'r /etc/shadow'])(
  '%j is denied',
  (text) => {
    expect(judgeText('sed', text).decision).toBe('deny');
  },
);

it('gives back what it runs', () => {
  expect(judgeText('sed', '1e rm -rf /').scripts).toEqual(['rm -rf /']);
  expect(judgeText('sed', '1e\\\nrm -rf /').scripts).toEqual(['rm -rf /']);
});
