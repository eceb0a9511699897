import { expect, it } from 'vitest';
import { judgeCommand } from '../../judge-command.ts';
import { judgeText } from '../../../../test/arbitraries/judge-text.ts';

it.each([
  '',
  '{print $1}',
  '{ print }',
  'NR==1',
  'NR > 1 { print }',
  '$3 > 10',
  '!seen[$0]++',
  '/re/',
  '/re/{print}',
  '!/re/ && NF',
  '/a/,/b/',
  'BEGIN{FS=","}{s+=$2}END{print s}',
  'BEGIN { FS = ":" } ; { print $1 }',
  '{ if (a > b) print a }',
  '{ print (a > b) }',
  '{ print (a > "PWN") }',
  '{ x = a > b; print x }',
  '{ print a[b > c] }',
  '{ print $1 / 2 }',
  '{ print $1/2, $2/3 }',
  '{ print (a)/2/3 }',
  '{ n = split($0, a, /,/); print n }',
  '{ gsub(/[[:space:]]+/, " "); print }',
  '$0 ~ /x|y/ { next } 1',
  '{ print "system(\\"touch PWN\\")" }',
  '{ print "a > b" } # > "PWN"',
  '{ print "it is | here" }',
  'function f(x) { return x * 2 } { print f($1) }',
  '{ printf "%s %d\\n", $1, $2 }',
  '{ printf("%s\\n", $1) }',
  '{ a = b \\\n c; print a }',
  '{ print length($0) }',
  'END { for (k in a) print k, a[k] }',
  '{ for (i = NF; i > 0; i--) print $i }',
  '{ print > "/dev/stderr" }',
  '{ print $1 > "/dev/stdout" }',
  '{ while ((getline line < "file") > 0) print line }',
  'BEGIN { getline x < "a.txt"; print x }',
  '{ getline; print }',
  '{ x || y }',
  'BEGIN{while(1){if((getline line < "a")<=0)break; print line}}',
  'BEGIN { for(;;) { if (x++ > 3) { print; exit } } }',
  'BEGIN{while(1) break}',
  '/[/]/{print}',
  '{ gsub(/[^/]*$/, ""); print }',
  '{ if (x) /a > "b/ }',
  '{ while (i++ < 3) /x/ }',
  '{ print a ? b : c }',
  '{ print $1,\n $2 }',
  'BEGIN{RS="";ORS="\\n\\n"}{print substr($0, 1, 3)}',
])('%j only prints', (text) => {
  expect(judgeText('awk', text).decision).toBe('allow');
});

it.each([
  'BEGIN{system("touch PWN")}',
  'BEGIN{ system ( "touch PWN" ) }',
  'BEGIN{system(x)}',
  '1system("touch PWN")',
  '{x=1print 1 > "PWN"}',
  'BEGIN{print 1 > "PWN"}',
  'BEGIN{print 1 >> "PWN"}',
  'BEGIN{print(1) > "PWN"}',
  'BEGIN{print (1)(2) > "PWN"}',
  'BEGIN{printf "x" > "PWN"}',
  'BEGIN{print 1 > x}',
  'BEGIN{print 1 > "a" "b"}',
  'BEGIN{print 1 > ("a" "b")}',
  'BEGIN{print a ? b : c > "PWN"}',
  'BEGIN{print 1,\n 2 > "PWN"}',
  'BEGIN{print 1 &&\n\n 2 > "PWN"}',
  'BEGIN{if (1) print 2 > "PWN"}',
  'BEGIN{"touch PWN" | getline}',
  'BEGIN{x "touch PWN" | getline}',
  'BEGIN{cmd | getline x}',
  'BEGIN{print "x" | "touch PWN"}',
  'BEGIN{print "x" |& "touch PWN"}',
  'BEGIN{print "x" | c}',
  'BEGIN{print "touch PWN" | "sh"}',
  '@load "x"',
  '@include "x"',
  '@namespace "x"',
  'BEGIN{f="system";@f("touch PWN")}',
  'BEGIN{print ENVIRON["HOME"]}',
  'BEGIN{"/inet/tcp/0/host/80" |& getline x}',
  'BEGIN{getline x < "/inet/tcp/0/host/80"}',
  'BEGIN{getline x < f}',
  'BEGIN{getline x < "a" "b"}',
  'BEGIN{getline x < "/elsewhere"}',
  'BEGIN{ARGV[1]="/etc/x";ARGC=2}{print}',
  'BEGIN{while(1);}',
  'BEGIN{for(;;);}',
  '{ print "open',
  '{ print (1 }',
  '{ print ) }',
  '/open',
  '/[/',
  '/[[:alpha:]/]/{print}',
  '/[]/]/{print}',
  '/[\\]/]/{print}',
  'BEGIN{while(1)\nexit}',
  'BEGIN{while(1);exit}',
  'BEGIN{while(1)x++\nexit}',
  'BEGIN{while("a")x++}',
  'BEGIN{while(1){while(y)break}}',
  'BEGIN{while(1){',
  'BEGIN{do{x++}while(1)\nexit}',
  `BEGIN{while(1){${'x;'.repeat(300)}break}}`,
  '{ x++ /2/ 3 }',
  'BEGIN{print 1,',
  '{ print a \\\n',
  '{ print `x` }',
])('%j is asked for', (text) => {
  expect(judgeText('awk', text).decision).toBe('ask');
});

it.each([
  'BEGIN{print 1 > "/etc/passwd"}',
  'BEGIN{print 1 > "\\057etc\\x2fpasswd"}',
  'BEGIN{print 1 >> ".git/hooks/pre-commit"}',
  'BEGIN{getline x < "/etc/shadow"}',
])('%j is denied', (text) => {
  expect(judgeText('awk', text).decision).toBe('deny');
});

it('gives back what it runs', () => {
  expect(judgeText('awk', 'BEGIN{system("rm -rf /")}').scripts).toEqual(['rm -rf /']);
  expect(judgeText('awk', 'BEGIN{"date" | getline d}').scripts).toEqual(['date']);
  expect(judgeText('awk', `BEGIN{print "rm it's" | "sh"}`).scripts).toEqual([
    "printf '%s\\n' 'rm it'\\''s' | sh",
  ]);
});

it.each([
  ['function f() { f() } BEGIN { f() }', 'ask'],
  ['func f(n) { return n > 0 ? g(n - 1) : 0 } function g(n) { return f(n) } { f(1) }', 'ask'],
  ['function f(x) { return g(x) + g(1) } function g(x) { return x } { print f(1), g(2) }', 'allow'],
])('asks whether functions that call themselves end: %s', (program, decision) => {
  expect(judgeCommand(`awk '${program}' a`).decision).toBe(decision);
});
