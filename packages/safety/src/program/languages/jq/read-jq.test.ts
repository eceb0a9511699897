import { expect, it } from 'vitest';
import { judgeText } from '../../../../test/arbitraries/judge-text.ts';

it.each([
  '.',
  '.a.b[0]',
  '.env',
  '.env.x',
  '..|.env?',
  '.[] | select(.name == "env") | {a, b: .c}',
  '"a \\(.b + "c \\(.d)") $ENV"',
  '. as $x | $x | @sh',
  'input_filename, halt_error, getpath(["a"])',
  '.a # env',
  'def f: .a; f',
  'recurse(.children[])',
  'range(10)',
])('%j only prints', (text) => {
  expect(judgeText('jq', text).decision).toBe('allow');
});

it.each([
  'env',
  'env.HOME',
  '$ENV',
  '$ENV.PATH',
  '"\\(env)"',
  '"\\("\\($ENV)")"',
  'import "x" as x; .',
  'include "x"; .',
  'repeat(1)',
  'def f: f; f',
  'range(1e18)',
  'while(true; .)',
  'until(false; .)',
  '0 | recurse(. + 1)',
  '"open',
  '(.a',
])('%j is asked for', (text) => {
  expect(judgeText('jq', text).decision).toBe('ask');
});
