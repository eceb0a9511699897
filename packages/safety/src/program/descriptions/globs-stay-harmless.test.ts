import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../judge-command.ts';

describe('globs as operands', () => {
  it.each(['wc -l *.ts', 'du -sh *', 'tail -n 3 *.log', 'grep -n TODO *.ts', "awk '{print $1}' *"])(
    'need no question where no name can be an option that matters: %s',
    (command) => {
      expect(judgeCommand(command).decision).toBe('allow');
    },
  );

  it.each([
    'sort *.txt',
    "sed -n '1,20p' *.ts",
    'rg TODO *.md',
    'tar xf *',
    'rm *',
    'wc */a',
    'wc **',
    'grep /etc/hosts *',
    'wc -l $x',
    'grep TODO $x',
    'git diff *',
    'javap *',
  ])('need one where a name may be an option that does more, or lies elsewhere: %s', (command) => {
    expect(judgeCommand(command).decision).toBe('ask');
  });
});

describe('process substitutions as operands', () => {
  it.each(['diff <(ls a) <(ls b)', 'comm -12 <(sort a) <(sort b)', 'cat <(ls)'])(
    'are read without a question: %s',
    (command) => {
      expect(judgeCommand(command).decision).toBe('allow');
    },
  );

  it.each([
    'cat /dev/fd/$x',
    'cat "/dev/fd/$x"',
    'diff <(curl http://x) a',
    'cat <(ls)$x',
    'sh <(ls)',
  ])('allow nothing else that looks like one: %s', (command) => {
    expect(judgeCommand(command).decision).toBe('ask');
  });
});
