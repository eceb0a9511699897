import { describe, expect, it } from 'vitest';
import { judgeCommand } from './judge-command.ts';

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

const rulesOf = (command: string): readonly string[] =>
  judgeCommand(command).findings.map(({ rule }) => rule);

describe('commands that unfold', () => {
  it.each([
    ['functions', lines(600, (index) => `f${String(index)}() { ls; }\n`)],
    ['aliases', lines(600, (index) => `alias f${String(index)}=ls\n`)],
    ['exported variables', lines(600, (index) => `export F${String(index)}=a\n`)],
    ['variables of a program', `${lines(600, (index) => `F${String(index)}=a `)}ls`],
  ])('deny more %s than are kept', (_, command) => {
    expect(judgeCommand(command)).toMatchObject({ decision: 'deny', rule: 'too-much-work' });
  });

  it('keep names that are defined anew', () => {
    expect(judgeCommand(lines(600, () => 'f() { ls; }\n'))).toMatchObject({ rule: 'read-only' });
  });

  it('deny an array of many words that is named again and again', () => {
    const command = `set -- ${'x '.repeat(9_000)}; ${'echo "$@"; '.repeat(900)}`;
    expect(rulesOf(command)).toContain('too-much-work');
  });

  it('name an array of many words a few times', () => {
    const command = `a=(${'x '.repeat(9_000)}); ${'echo "${a[@]}"; '.repeat(9)}`;
    expect(rulesOf(command)).not.toContain('too-much-work');
  });

  it('ask for many programs of sed and many words', () => {
    expect(judgeCommand(`sed ${'-e p '.repeat(4_000)} a`)).toMatchObject({ decision: 'ask' });
  });

  it.each(['touch', 'tee', 'mkdir', 'shred'])('write each of many files with %s', (program) => {
    const command = `${program} ${lines(9_000, (index) => `f${String(index)} `)}`;
    const { decision, effects } = judgeCommand(command);
    expect(decision).not.toBe('allow');
    expect(effects.writes).toHaveLength(9_000);
  });
});

describe('a source that lands in a target', () => {
  it.each(['cp config .git', 'mv config .git', 'ln -s config .git', 'ln config .git'])(
    'is denied as %j',
    (command) => {
      expect(judgeCommand(command)).toMatchObject({ decision: 'deny', rule: 'protected-path' });
    },
  );
});
