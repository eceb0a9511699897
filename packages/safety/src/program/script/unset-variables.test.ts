import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../judge-command.ts';

describe('a program whose name holds what nobody set', () => {
  it.each([
    'r${zzz}m -rf /',
    'r$1m -rf /',
    'r$*m -rf /',
    'r$@m -rf /',
    '"$zzz"rm -rf /',
    '$zzz rm -rf /',
    '"$@" rm -rf /',
    '${SUDO:-} rm -rf /',
    'r${1:+x}m -rf /',
  ])('is denied as it is without that: %s', (command) => {
    expect(judgeCommand(command)).toMatchObject({ decision: 'deny', rule: 'destroys-tree' });
  });

  it.each([
    ['$SUDO git push', 'pushes'],
    ['$SUDO rm -rf build', 'destroys'],
  ])('is asked for in yolo as well: %s', (command, rule) => {
    expect(judgeCommand(command, { mode: 'yolo' })).toMatchObject({ decision: 'ask', rule });
  });

  it.each(['$EDITOR a', '$x', '"$CC" -o a a.c', '$HOME/bin/x -rf /'])(
    'is asked for: %s',
    (command) => {
      expect(judgeCommand(command).decision).toBe('ask');
    },
  );
});

describe('arguments and elements', () => {
  it.each([
    'f() { shift; "$@"; }; f x rm -rf /',
    'f() { shift 2; "$@"; }; f x y rm -rf /',
    'set -- x rm; shift; "$@" -rf /',
    'set -- x rm -rf /; "${@:2}"',
    'set -- rm -rf /; "${@:1:3}"',
    'a=(ls rm -rf /); "${a[@]:1}"',
    'a=(ls rm -rf / x); ${a[*]:1:3}',
    'a=([0]=rm [1]=-rf [2]=/); "${a[@]}"',
    ': ${x:=rm -rf /}; eval "$x"',
    ': ${x=rm}; $x -rf /',
  ])('are followed: %s', (command) => {
    expect(judgeCommand(command)).toMatchObject({ decision: 'deny', rule: 'destroys-tree' });
  });

  it.each([
    'set -- a .env; while x; do cat "$1"; shift; done',
    'f() { shift 5; cat "$1"; }; f a',
    'f() { shift $x; cat "$1"; }; f a b',
    'a=([1]=ls [0]=x); "${a[@]}"',
    'a=(ls x); "${a[@]: -1}"',
    'a=(ls x); "${a[@]:$x}"',
    'set -- ls; "${@:0}"',
    'x=a; echo ${x:=.env}; cat "$x"',
  ])('are asked for where they are not known: %s', (command) => {
    expect(judgeCommand(command).decision).toBe('ask');
  });
});
