import { expect, it } from 'vitest';
import { judgeCommand } from '../../judge-command.ts';

const rulesOf = (command: string): readonly string[] =>
  judgeCommand(command).findings.map(({ rule }) => rule);

it.each([
  'test',
  '[ ]',
  '[ a ]',
  '[ ! ]',
  '[ ! a ]',
  '[ -f ]',
  '[ -f a ]',
  '[ ! -f a ]',
  '[ -d src -a -e b ]',
  '[ -d src ] && [ -x a ]',
  'test -L a -o -s b',
  'test a -nt b',
  'test a -ef "$(cat q)"',
  '[ a = b ]',
  '[ a == b ]',
  '[ a != b ]',
  '[ a \\< b ]',
  '[ 1 -le 2 ]',
  '[ ! a = b ]',
  '[ a -a b ]',
  '[ a -o b ]',
  '[ \\( a \\) ]',
  '[ \\( a = b \\) ]',
  '[ \\( -f a \\) ]',
  '[ \\( a = b -o c = d \\) -a ! -f x ]',
  '[ ! \\( a = b -a c = d \\) ]',
  '[ -t 1 ]',
  '[ -o errexit ]',
  '[ -z "" -a -n x -a y ]',
  '[ "$(cat q)" ]',
  '[ -n "$(cat q)" ]',
  '[ -n "$TOKEN" ]',
  '[ "$(cat q)" -gt 3 ]',
  '[ "$(cat q)" = -v ]',
  '[ "$1" = --help ]',
  '[ "$CI" = true ]',
  '[ "$(cat q)" = a -a "$(cat r)" = b ]',
  '[ -f "$(cat q)" ]',
  '[ $# -gt 3 ]',
  '[ -e *.md ]',
])('%s is allowed', (command) => {
  expect(rulesOf(command)).toEqual([]);
});

it.each([
  ['[ a', 'unknown-argument'],
  ['[ a b ]', 'unknown-argument'],
  ['[ a b c ]', 'unknown-argument'],
  ['[ a b c d ]', 'unknown-argument'],
  ['[ -Z a ]', 'unknown-argument'],
  ['[ \\( a = b -a c = d ]', 'unknown-argument'],
  ['[ a = b \\) -a c = d ]', 'unknown-argument'],
  ['[ a = b -a c = d -a ]', 'unknown-argument'],
  ['[ a = b c = d ]', 'unknown-argument'],
  ['[ -v a ]', 'unknown-argument'],
  ['[ -R a ]', 'unknown-argument'],
  ['test -v "a[$(ls)]"', 'unknown-argument'],
  ['[ ! -v a ]', 'unknown-argument'],
  ['[ x = x -a -v a ]', 'unknown-argument'],
  ['[ "$(cat q)" "a[x]" ]', 'unknown-argument'],
  ['[ "$(cat q)" "$(cat r)" ]', 'unknown-argument'],
  ['[ $(cat q) -gt 3 ]', 'unknown-argument'],
  ['[ x = $(cat q) ]', 'unknown-argument'],
  ['[ -e * ]', 'unknown-argument'],
  ['[ "$TOKEN" -gt 1 ]', 'reads-environment'],
  ['[ -f /etc/hosts ]', 'outside-workspace'],
  ['[ -e ../x ]', 'outside-workspace'],
  ['[ ! -r /etc/hosts -o a = b ]', 'outside-workspace'],
  ['[ a -nt /etc/hosts ]', 'outside-workspace'],
  ['[ /etc/hosts -ot a ]', 'outside-workspace'],
  ['[ "$(cat q)" /etc/hosts ]', 'outside-workspace'],
  ['[ -f /etc/"$(cat q)" ]', 'outside-workspace'],
])('%s is asked for by %s', (command, rule) => {
  expect(judgeCommand(command).decision).toBe('ask');
  expect(rulesOf(command)).toContain(rule);
});

it.each(['expr 1 + 2', 'expr "$(cat q)" : ".*x"', 'expr length a', 'expr 1 \\> 2'])(
  '%s is allowed, as expr only prints',
  (command) => {
    expect(rulesOf(command)).toEqual([]);
  },
);
