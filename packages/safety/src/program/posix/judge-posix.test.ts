import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../judge-command.ts';

const rulesOf = (text: string): readonly string[] =>
  judgeCommand(text, { policy: { shell: 'sh' } }).findings.map(({ rule }) => rule);

describe('judgePosix', () => {
  it.each([
    "echo $'a'",
    'echo $"a"',
    'echo {a,b}',
    'ls &> a',
    'ls &>> a',
    'cat <(ls)',
    '((1))',
    '[[ a == b ]]',
    'ls |& cat',
    'cat <<< a',
    'a=(1 2)',
    'function f { ls; }; f',
    'a+=1',
    'ls >&a',
    'ls @(a|b)',
    'echo ${x/a/b}',
    'echo ${x:1:2}',
    'echo ${x^^}',
    'echo ${!x}',
    'echo ${x[0]}',
    'echo ${x@Q}',
    'case a in a) ls;& b) ls;; esac',
    'for ((i=0;i<1;i++)); do ls; done',
    'if true; then echo "$(echo $(echo {a,b}))"; fi',
    'time ls',
  ])('asks for %s where a POSIX shell will read it', (text) => {
    expect(rulesOf(text)).toContain('not-posix');
    expect(judgeCommand(text).findings.map(({ rule }) => rule)).not.toContain('not-posix');
  });

  it.each([
    'ls -l | grep a 2>&1',
    'f() { ls; }; f',
    'echo "${x:-a}" ${x%a} ${#x} $((1 + 2)) `ls`',
    'a=1; for i in a b; do echo "$i"; done',
    'ls 2>&-',
    'case a in a) ls;; esac',
  ])('finds nothing in %s', (text) => {
    expect(rulesOf(text)).not.toContain('not-posix');
  });

  it('asks for every command of a shell that nobody knows here', () => {
    const policy: object = { shell: 'fish' };
    expect(judgeCommand('ls', { policy })).toMatchObject({
      decision: 'ask',
      rule: 'unsupported-shell',
    });
  });
});
