import { expect, it } from 'vitest';
import { judgeCommand } from '../../judge-command.ts';

const rulesOf = (command: string): readonly string[] =>
  judgeCommand(command).findings.map(({ rule }) => rule);

it.each([
  'find',
  'find src',
  'find -H src test',
  'find -L . -name x',
  'find -D tree -O2 . -name x',
  'find -- src -type f',
  'find . -type f -name "*.md" -exec grep -l foo {} +',
  'find src -exec wc -l {} \\;',
  'find . -exec head -5 {} \\;',
  'find . -exec head -5 -- {} +',
  'find . -name "*.ts" -exec cat {} \\; -exec wc -l {} +',
  'find . -exec basename {} \\;',
  'find . -exec grep {} x \\;',
  'find . -exec sed -n 1p {} +',
  'find . -exec grep -e "$(cat q)" {} \\;',
  'find . -maxdepth 1 -type d -exec cat {}/package.json \\;',
  'find . -maxdepth 1 -type d -exec du -sh {} \\;',
  'find . -type f -exec ls -la {} +',
  'find src/*.d -maxdepth 1 -exec wc -l {} +',
  'find . -exec wc -l {}.map \\;',
  'find . ! -name .env -exec cat {} \\;',
  'find . \\( -name a -o -name b \\) -print , -ls',
  'find . ! \\( -name a -a ! -name b \\) -prune -or -print0',
  'find . -not -not -name a',
  'find . -name *.ts',
  'find *.d -name x',
  'find . -name "$(cat q)"',
  'find . -newermt 2024-01-01 -newerma a -newer b -samefile c',
  'find . -printf "%p\\n" -fprint /dev/null',
  'find . -regextype posix-extended -iregex ".*x" -daystart -mtime -1',
  'find . -fstype ext4 -xtype l -lname "*a" -inum 3 -used 1 -context x -perm -111 -size +1k',
  'find . -follow -mount -xdev -noleaf -warn -quit',
  'find --version',
  'gfind . -name x',
])('%s is allowed', (command) => {
  expect(rulesOf(command)).toEqual([]);
});

it.each([
  ['find . -name', 'unknown-argument'],
  ['find . -fprintf a', 'unknown-argument'],
  ['find . \\( -name a', 'unknown-argument'],
  ['find . -name a \\)', 'unknown-argument'],
  ['find . \\( \\)', 'unknown-argument'],
  ['find . -o -name a', 'unknown-argument'],
  ['find . -name a -o', 'unknown-argument'],
  ['find . !', 'unknown-argument'],
  ['find . -name a b', 'unknown-argument'],
  ['find . -made-up', 'unknown-argument'],
  ['find . -newerXY a', 'unknown-argument'],
  ['find -E . -regex x', 'unknown-argument'],
  ['find -X .', 'unknown-argument'],
  ['find -x .', 'unknown-argument'],
  ['find -f src -- -name x', 'unknown-argument'],
  ['find -files0-from list -name x', 'unknown-argument'],
  ['find - -name x', 'unknown-argument'],
  ['find * -name x', 'unknown-argument'],
  ['find src/.* -name x', 'unknown-argument'],
  ['find $(cat q) -name x', 'unknown-argument'],
  ['find src/"$(cat q)" -name x', 'unknown-argument'],
  ['find . -name *', 'unknown-argument'],
  ['find . -name $(cat q)', 'unknown-argument'],
  ['find . "$(cat q)"', 'unknown-argument'],
  ['find . -newer "$(cat q)"', 'unknown-argument'],
  ['find . -fprint "$(cat q)"', 'unknown-argument'],
  ['find . -fprint src/*.x', 'writes'],
  ['find . -printf "$TOKEN"', 'reads-environment'],
  ['find . -exec cat {}', 'unknown-argument'],
  ['find . -exec \\;', 'unknown-argument'],
  ['find . -exec cat a{} + -delete \\;', 'unknown-argument'],
  ['find . -exec cat "$(cat q)" -delete \\;', 'unknown-argument'],
  ['find . -exec cat $(cat q) {} -delete \\;', 'unknown-argument'],
  ['find . -exec cat * -delete \\;', 'unknown-argument'],
  ['find . -exec {} \\;', 'unknown-program'],
  ['find . -exec ./x {} \\;', 'named-by-path'],
  ['find . -name run.sh -exec {} \\;', 'named-by-path'],
  ['find . -execdir cat {} \\;', 'runs-another'],
  ['find . -ok cat {} \\;', 'runs-another'],
  ['find . -okdir cat {} \\;', 'runs-another'],
  ['find . -exec sh -c "cat {}" \\;', 'runs-another'],
  ['find . -exec awk {} x \\;', 'unknown-argument'],
  ['find . -exec rm {} +', 'writes'],
  ['find . -exec cp {} {}.orig \\;', 'unknown-argument'],
  ['find . -exec sed -i s/a/b/ {} +', 'writes'],
  ['find . -exec sort {} -o x \\;', 'writes'],
  ['find . -exec uniq {} +', 'unknown-argument'],
  ['find . -exec cat {} + -delete', 'destroys'],
  ['find . -name "*.pyc" -delete', 'destroys'],
  ['find src -delete', 'writes'],
  ['find src/* -delete', 'writes'],
  ['find . -fls x', 'writes'],
  ['find . -fprintf x %p', 'writes'],
  ['find .. -exec wc -l {} +', 'outside-workspace'],
  ['find . -newer /etc/hosts', 'outside-workspace'],
  ['find . -exec cat ../{} +', 'unknown-argument'],
  ['find . -exec cat {}/../../x \\;', 'unknown-argument'],
  ['find . -exec cat {}/.env \\;', 'secret-file'],
  ['find . -name .env -exec cat {} \\;', 'secret-file'],
  ['find . -iname .ENV -exec cat {} \\;', 'secret-file'],
  ['find . -name ".e*" -exec cat {} \\;', 'secret-file'],
  ['find . -path "*/.ssh/*" -exec cat {} \\;', 'secret-file'],
  ['find . -path "./.env" -exec cat {} \\;', 'secret-file'],
  ['find . -regex ".*/\\.env" -exec cat {} \\;', 'secret-file'],
  ['find . -samefile .env -exec cat {} \\;', 'secret-file'],
])('%s is asked for by %s', (command, rule) => {
  expect(judgeCommand(command).decision).toBe('ask');
  expect(rulesOf(command)).toContain(rule);
});

it.each([
  'find / -delete',
  'find ~ -name x -delete',
  'find /usr/* -delete',
  'find .git/hooks -type f -delete',
  'find / -exec rm -rf {} +',
  'find . -exec rm -rf {} +',
  'find . -execdir rm -rf {} +',
  'find /usr -name x -exec rm {} \\;',
  'find / -name shadow -exec cat {} \\;',
  'find /etc -name "shad*" -exec cat {} +',
  'find . -exec sh -c "rm -rf /" _ {} \\;',
  'find . -exec env rm -rf / \\;',
  'find . -fprint .git/hooks/pre-commit',
])('%s is denied', (command) => {
  expect(judgeCommand(command).decision).toBe('deny');
});

it.each([
  'find . -name "*.map" -exec rm -rf {} +',
  'find . -type d -name node_modules -prune -exec rm -rf {} +',
  'find . -mtime +7 -exec rm -rf {} \\;',
])('%s is never denied, as tests leave out some', (command) => {
  expect(judgeCommand(command).decision).toBe('ask');
});

it('a find of the workspace is not the usual one', () => {
  const facts = { programs: { find: '/workspace/project/bin/find' } };
  for (const command of ['find . -name x', 'find . -exec cat {} +'])
    expect(judgeCommand(command, { facts }).findings.map(({ rule }) => rule)).toContain(
      'program-in-workspace',
    );
});

it('a find that the policy does not list is asked for', () => {
  const policy = { programs: [{ name: 'ls' }] };
  expect(
    judgeCommand('find . -exec ls {} +', { policy }).findings.map(({ rule }) => rule),
  ).toContain('unlisted-program');
});
