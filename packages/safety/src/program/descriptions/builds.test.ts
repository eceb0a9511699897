import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../judge-command.ts';

const decide = (command: string): string => judgeCommand(command).decision;
const rulesOf = (command: string): readonly string[] =>
  judgeCommand(command).findings.map(({ rule }) => rule);

describe('build drivers', () => {
  it.each([
    'make --version',
    'cmake --version',
    'gcc --version',
    'gcc -dumpversion',
    'clang --version',
    'ninja --version',
    'nm a.o',
    'objdump -d a.o',
    'readelf -h a.o',
    'size a.o',
    'clang-format a.c',
    'pkg-config --libs x',
  ])('allows %s, which only tells', (command) => {
    expect(decide(command)).toBe('allow');
  });

  it.each([
    ['make', 'runs-code'],
    ['make -n', 'runs-code'],
    ["make --version -E '$(shell x)'", 'runs-another'],
    ['make -f ../x', 'outside-workspace'],
    ['cmake --version PWN', 'writes'],
    ['cmake --help-commands PWN', 'writes'],
    ['ctest --version PWN', 'writes'],
    ['cmake -P x', 'runs-code'],
    ['gcc a.c -oa', 'writes'],
    ['gcc @x --version', 'unknown-argument'],
    ['gcc -wrapper sh,-c a.c', 'unknown-argument'],
    ['gcc --version -fplugin=x', 'unknown-argument'],
    ['ld -o a b.o', 'writes'],
    ['nm --plugin x a.o', 'runs-code'],
    ['objdump @x', 'unknown-argument'],
    ['clang-format -i a.c', 'writes'],
    ['strip a', 'writes'],
    ['mvn --version', 'runs-code'],
    ['bazel --version', 'runs-code'],
    ['xcodebuild x -version', 'runs-code'],
  ])('asks for %s by the rule %s', (command, rule) => {
    expect(decide(command)).toBe('ask');
    expect(rulesOf(command)).toContain(rule);
  });

  it.each([
    'gcc a.c -o/etc/x',
    'ld -o /usr/lib/x a.o',
    'strip /usr/bin/x',
    'cmake --version /etc/x',
  ])('denies %s', (command) => {
    expect(decide(command)).toBe('deny');
  });
});
