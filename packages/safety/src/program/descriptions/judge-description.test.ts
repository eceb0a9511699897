import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../judge-command.ts';
import { Scene } from '../scene.ts';
import { literal } from '../words/word-value.ts';
import { describeProgram } from './describe-program.ts';
import { judgeDescription } from './judge-description.ts';

const decide = (command: string): string => judgeCommand(command).decision;
const rulesOf = (command: string): readonly string[] =>
  judgeCommand(command).findings.map(({ rule }) => rule);

/** The rules that ask where a program gets what a glob matches. */
function rulesForGlob(program: string, prefix: string, glob: string): readonly string[] {
  const scene = new Scene({ workspace: '/w' });
  const description = describeProgram(program) ?? { options: {}, operands: 'none' };
  const word = { kind: 'unknown', prefix, glob, isEveryEntry: false } as const;
  const words = [literal(program), literal('a'), word];
  judgeDescription({ words, hasInput: false, depth: 0, isRepeated: false }, description, scene);
  return scene.findings.map(({ rule }) => rule);
}

describe('judgeDescription', () => {
  it('lets a glob stand where an option could only for programs whose options are harmless', () => {
    expect(rulesForGlob('ls', '', '*.ts')).toEqual([]);
    expect(rulesForGlob('cat', '', '*.md')).toEqual([]);
    expect(rulesForGlob('wc', 'src/', 'src/*.ts')).toEqual([]);
    expect(rulesForGlob('sort', '', '*.ts')).toContain('unknown-argument');
    expect(rulesForGlob('cat', '', '.env*')).toContain('secret-file');
    expect(rulesForGlob('rm', '.git/hooks/', '.git/hooks/*')).toContain('protected-path');
  });

  it.each([
    'ls -la --color=auto .env',
    'head -5 a',
    'tail -n 3 a | sort -rn | uniq -c',
    'stat -c %s a',
    'du -sh -- src',
    'diff -u --color=never a b',
    'tr -d x < a',
    'xxd -l 16 a',
    'hexdump -C a',
    'od -An -tx1 a',
    'jq --version',
    'sed --help',
    'patch --dry-run -p1 -i a.patch',
    'chmod --help',
    'sleep 2',
    'sleep 0.5s',
    'seq 1 10',
    'ps aux',
    'ps -ef',
    'ps -aux',
    'ps -eo pid,comm',
    'set -euo pipefail',
    'shopt -s nullglob',
    'printf "%s" -n',
    'type -a ls',
    'while read -r line; do echo "$line"; done < a',
    'comm -12 a b',
    'iconv -f utf-8 -t ascii a',
    'file --mime-type a',
    'tree -L 2 -a',
    'exit 1',
    'fd -e ts src',
    'cmp a b 0 4',
    'date -u +%s',
    'dd if=a bs=1 count=3',
    'grep -rn --include=*.ts x src',
    'grep -rn --include *.ts x src',
    'head -n src/* a',
    'ls 3>&1- 2>&-',
  ])('allows %j', (command) => {
    expect(decide(command)).toBe('allow');
  });

  it.each([
    ['uniq a b', 'writes'],
    ['xxd a b', 'writes'],
    ['xxd -len *.md 1', 'unknown-argument'],
    ['uniq -f *.md 1', 'unknown-argument'],
    ['sort -k * a', 'unknown-argument'],
    ['git log -n *', 'unknown-argument'],
    ['head -n .e* a', 'secret-file'],
    ['nice -n * ls', 'runs-another'],
    ['find . <&--delete', 'unparsable'],
    ['find . 2>& --delete', 'unparsable'],
    ['as -V -- a', 'runs-code'],
    ['rm a --help', 'writes'],
    ['xxd a -p', 'writes'],
    ['xxd a --', 'writes'],
    ['wc -l >(cat)', 'unknown-argument'],
    ['cat a >(cat)', 'unknown-argument'],
    ['sort --outp=b a', 'writes'],
    ['sort -T . a', 'writes'],
    ['shuf -ob a', 'writes'],
    ['split a', 'writes'],
    ['csplit a 1', 'writes'],
    ['csplit -f b a 1', 'writes'],
    ['tee a < b', 'writes'],
    ['tree -o b', 'writes'],
    ['iconv -o b a', 'writes'],
    ['ptx -G a b', 'writes'],
    ['dd if=a of=b', 'writes'],
    ['sed -i -n p a', 'writes'],
    ['sed --in-pl -n p a', 'writes'],
    ['tidy -m a', 'writes'],
    ['ln a', 'writes'],
    ['cp -t d a', 'writes'],
    ['mv a b', 'writes'],
    ['install -d d', 'writes'],
    ['touch a', 'writes'],
    ['mktemp', 'writes'],
    ['chmod -x a', 'writes'],
    ['chmod 644 a', 'writes'],
    ['chmod --reference=a b', 'writes'],
    ['rm -r d', 'destroys'],
    ['rm --rec d', 'destroys'],
    ['shred a', 'destroys'],
    ['patch -p1 -i a.patch', 'unpacks'],
    ['tail -f a', 'endless'],
    ['tail --follow=name a', 'endless'],
    ['yes', 'endless'],
    ['sleep 5 &', 'endless'],
    ['sleep 1h', 'endless'],
    ['sleep inf', 'endless'],
    ['seq inf', 'endless'],
    ['ps auxe', 'reads-environment'],
    ['ps e', 'reads-environment'],
    ['ps -eo pid,environ', 'reads-environment'],
    ['ps -auxe', 'unknown-argument'],
    ['pinky x', 'outside-workspace'],
    ['printenv HOME', 'reads-environment'],
    ['less a', 'opens-terminal'],
    ['ed -s a', 'runs-code'],
    ['date -s 2020-01-01', 'changes-system'],
    ['split --filter=cat a', 'runs-another'],
    ['rg --pre cat x', 'unknown-argument'],
    ['rg -nz x', 'unknown-argument'],
    ['sort --files0-from=a', 'unknown-argument'],
    ['wc --files0-from a', 'unknown-argument'],
    ['file -f a', 'unknown-argument'],
    ['file -C -m a', 'unknown-argument'],
    ['sha256sum -c a', 'unknown-argument'],
    ['diff3 --diff-program=x a b c', 'unknown-argument'],
    ['diff -l a b', 'unknown-argument'],
    ['strings @a', 'unknown-argument'],
    ['sed -i/x/* -n p a', 'unknown-argument'],
    ['shopt -s lastpipe', 'unknown-argument'],
    ['hash -p /x ls', 'unknown-argument'],
    ['sort *', 'unknown-argument'],
    ['dd "$x"', 'unknown-argument'],
    ['dd of="$x"', 'unknown-argument'],
    ["unset 'a[$(x)]'", 'sets-variable'],
    ["read 'a[$(x)]' < b", 'sets-variable'],
    ['read PATH < a', 'sets-variable'],
    ['read https_proxy < a', 'sets-variable'],
    ["printf -v 'a[$(x)]' y", 'unknown-argument'],
    ['cat', 'waits-for-input'],
    ['cat a -', 'waits-for-input'],
    ['cat .env', 'secret-file'],
    ['diff --to-file=/etc/hostname a', 'outside-workspace'],
    ['sort --compress-program=./x -S 1k a', 'unknown-argument'],
    ['jq --slurpfile x .env . a', 'secret-file'],
    ['dd if=.env', 'secret-file'],
    ['locate x', 'outside-workspace'],
  ])('asks for %j by the rule %j', (command, rule) => {
    expect(decide(command)).not.toBe('allow');
    expect(rulesOf(command)).toContain(rule);
  });

  it('takes both values of an option that has two', () => {
    const { effects } = judgeCommand('jq --arg a b . file', { workspace: '/w' });
    expect(effects.reads).toEqual(['/w/file']);
  });

  it('denies writes to protected places by every kind of option and operand', () => {
    const protectedFile = '.git/hooks/pre-commit';
    for (const command of ['uniq a', 'sort -o', 'xxd a', 'iconv a -o', 'tee', 'shuf a --output'])
      expect(decide(`${command} ${protectedFile}`)).toBe('deny');
    expect(decide(`dd if=a of=${protectedFile}`)).toBe('deny');
  });
});
