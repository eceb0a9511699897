import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../judge-command.ts';

function rules(command: string): readonly string[] {
  return judgeCommand(command).findings.map(({ rule }) => rule);
}

describe('a loop', () => {
  it.each([
    'while ls; do :; done',
    'while ! false; do ls; done',
    'while [[ 1 ]]; do ls; done',
    'while ((1)); do ls; done',
    'while read x < f; do echo; done',
    'while read x <<< y; do echo; done',
    'until [ -f x ]; do ls; done',
  ])('is asked for where nothing in it changes its condition: %s', (command) => {
    expect(rules(command)).toContain('endless');
  });

  it.each([
    'while read -r l; do echo "$l"; done < a.txt',
    'cat f | while IFS=, read -r a b; do echo "$a"; done',
    'i=0; while ((i<5)); do echo $i; ((i++)); done',
    'i=0; until [[ $i -ge 5 ]]; do echo $i; i=$((i+1)); done',
    'while getopts "ab" o; do echo $o; done',
    'while [[ ${#} > 0 ]]; do echo "$1"; shift; done',
  ])('may end where a round changes what its condition looks at: %s', (command) => {
    expect(rules(command)).not.toContain('endless');
  });
});
