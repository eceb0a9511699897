import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../judge-command.ts';

const decide = (command: string): string => judgeCommand(command).decision;
const rulesOf = (command: string): readonly string[] =>
  judgeCommand(command).findings.map(({ rule }) => rule);

/** Everything in front of a program that runs it. */
const wraps: readonly string[] = [
  'env',
  'env -i',
  'env -u X A=b',
  'env -C src',
  'env --chdir=src --',
  'env --weird',
  'sudo',
  'sudo -u x -n',
  'sudo -EH A=b',
  'sudo --user=x --',
  'sudo --weird',
  'doas -u x',
  'pkexec --user x',
  'run0 -u x',
  'gosu x',
  'su-exec x',
  'runuser -u x --',
  'nohup',
  'nice -n 5',
  'nice -20',
  'nice --adjustment=3',
  'ionice -c 2 -n 7',
  'ionice -c3',
  'chrt -r 5',
  'taskset -c 0,1',
  'taskset 0x3',
  'numactl -N 0',
  'timeout 5',
  'timeout -k 1 -s KILL 5',
  'timeout --kill-after=1 --sig KILL 5',
  'time',
  'time -p',
  '/usr/bin/time -o x -v',
  'stdbuf -oL',
  'setsid -w',
  'setarch x86_64 -R',
  'linux32',
  'arch -x86_64',
  'unshare -rm',
  'chroot /x',
  'unbuffer',
  'script x --',
  'flock x',
  'flock -n x',
  'strace -f -o x',
  'strace -e trace=open',
  'ltrace -f',
  'gdb --args',
  'valgrind --leak-check=full',
  'perf record -g --',
  'perf stat',
  'watch -n 1',
  'watch -x',
  'xargs',
  'xargs -0 -n 1 -P 4',
  'xargs --weird',
  'parallel -j 4',
  'command',
  'command -p',
  'command --',
  'builtin command',
  'exec',
  'exec -a x',
  'busybox',
  'toybox',
  'dumb-init --',
  'tini --',
  'catatonit --',
  'systemd-run --user',
  'systemd-run --scope -p X=y',
  'dbus-launch',
  'xvfb-run -a',
  'firejail --net=none',
  'bwrap --ro-bind / /',
  'faketime yesterday',
  'direnv exec .',
  'dotenv --',
  'cross-env A=b',
  'env-cmd',
  'entr',
  'start-stop-daemon --start --exec',
  'runcon x',
  'prlimit --nproc=1',
  'cgexec -g cpu:x',
  'caffeinate -i',
  'setpriv --reuid=1',
  'fakeroot',
  'nodemon --exec',
  'wsl',
  'noglob',
];

/** Everything that takes a command as one text. */
const texts: readonly ((text: string) => string)[] = [
  (text) => `sh -c '${text}'`,
  (text) => `bash -lc '${text}'`,
  (text) => `bash -ec '${text}' a b`,
  (text) => `bash --rcfile x -c '${text}'`,
  (text) => `bash -o pipefail -c '${text}'`,
  (text) => `bash -c -- '${text}'`,
  (text) => `dash -c '${text}'`,
  (text) => `zsh -c '${text}'`,
  (text) => `ksh -c '${text}'`,
  (text) => `fish -c '${text}'`,
  (text) => `csh -c '${text}'`,
  (text) => `busybox sh -c '${text}'`,
  (text) => `su -c '${text}'`,
  (text) => `su x -c '${text}'`,
  (text) => `su - x --command='${text}'`,
  (text) => `su x -- -c '${text}'`,
  (text) => `runuser -l x -c '${text}'`,
  (text) => `sudo -s '${text}'`,
  (text) => `eval '${text}'`,
  (text) => `eval -- '${text}'`,
  (text) => `builtin eval '${text}'`,
  (text) => `env -S '${text}'`,
  (text) => `env -iS '${text}'`,
  (text) => `env '-S${text}'`,
  (text) => `env --split-string='${text}'`,
  (text) => `env -u X -vS 'A=b ${text}'`,
  (text) => `watch '${text}'`,
  (text) => `script -qc '${text}' /dev/null`,
  (text) => `script --command '${text}'`,
  (text) => `flock x -c '${text}'`,
  (text) => `flock -c '${text}' x`,
  (text) => `strace -o '|${text}' ls`,
  (text) => `ssh h '${text}'`,
  (text) => `ssh -p 2 me@h -v ${text}`,
  (text) => `ssh -o 'ProxyCommand=${text}' h`,
  (text) => `ssh -o "LocalCommand ${text}" h`,
  (text) => `parallel '${text}' ::: a`,
  (text) => `parallel ::: '${text}'`,
  (text) => `echo '${text}' | parallel`,
  (text) => `hyperfine '${text}'`,
  (text) => `concurrently 'ls' '${text}'`,
  (text) => `tmux new-session -d '${text}'`,
  (text) => `watchexec -- '${text}'`,
  (text) => `nodemon --exec='${text}'`,
  (text) => `expect -c 'spawn ${text}'`,
  (text) => `gdb -ex 'shell ${text}' x`,
  (text) => `echo '${text}' | at now`,
  (text) => `batch <<< '${text}'`,
  (text) => `echo '* * * * * ${text}' | crontab -`,
  (text) => `echo '@reboot ${text}' | crontab -`,
  (text) => `pwsh -c '${text}'`,
  (text) => `powershell.exe -Command ${text}`,
  (text) => `cmd /c ${text}`,
  (text) => `wsl -e ${text}`,
  (text) => `bash <<< '${text}'`,
  (text) => `bash -s a b <<< '${text}'`,
  (text) => `bash - <<< '${text}'`,
  (text) => `bash /dev/stdin <<< '${text}'`,
  (text) => `sh <<'EOF'\n${text}\nEOF`,
  (text) => `. /dev/stdin <<'EOF'\n${text}\nEOF`,
  (text) => `echo '${text}' | source /dev/stdin`,
  (text) => `echo '${text}' | xargs -I{} sh -c '{}'`,
  (text) => `echo '${text}' | xargs -d '\\n' -n 1 bash -c`,
];

describe('unwrappers', () => {
  it.each(wraps)('deny what %j runs where it is never run', (wrap) => {
    expect(decide(`${wrap} rm -rf /`)).toBe('deny');
    expect(decide(`${wrap} nohup ${wrap} rm -rf /`)).toBe('deny');
  });

  it.each(wraps)('never let pass what %j runs where it is asked for', (wrap) => {
    expect(decide(`${wrap} touch x`)).toBe('ask');
  });

  it.each(texts.map((wrap) => [wrap('rm -rf /'), wrap('touch x')]))(
    'deny %j for what is in its text, and ask for %j',
    (denied, asked) => {
      expect(decide(denied)).toBe('deny');
      expect(decide(asked)).toBe('ask');
    },
  );

  it.each([
    'timeout 5 ls',
    'timeout -s KILL -k 1 5 ls src',
    'nice ls',
    'nice -n 19 grep -rn x src',
    'ionice -c 3 ls',
    'time -p ls',
    'stdbuf -oL grep x a',
    'taskset -c 0 ls',
    'command -p ls',
    'command -v node',
    'env LC_ALL=C ls',
    'env LANG=C TZ=UTC date',
    'env ls',
    'bash -c "ls && pwd"',
    "sh -ec 'git status'",
    "bash -lc 'cat a | head -3'",
    'ls | xargs',
    "echo 'a b' | xargs cat",
    "printf 'a\\0b c\\0' | xargs -0 cat",
    "printf 'a\\nb\\n' | xargs -I{} cat src/{}",
    'echo a | xargs -n1 -t wc -l',
    'exec 2>&1',
  ])('let %j pass, which only reads', (command) => {
    expect(judgeCommand(command)).toMatchObject({ decision: 'allow' });
  });

  it.each([
    ['env', 'reads-environment'],
    ['env -0', 'reads-environment'],
    ['env PATH=. ls', 'runs-another'],
    ['env GIT_PAGER=x git log', 'runs-another'],
    ['env -S "ls -l"', 'runs-another'],
    ['sudo ls', 'changes-system'],
    ['su', 'changes-system'],
    ['ssh h uptime', 'uses-network'],
    ['watch ls', 'endless'],
    ['zsh -c ls', 'unsupported-shell'],
    ['fish', 'unsupported-shell'],
    ['pwsh -c ls', 'unsupported-shell'],
    ['cmd /c dir', 'unsupported-shell'],
    ['xargs ls', 'waits-for-input'],
    ['ls | xargs cat', 'unknown-argument'],
    ['ls | xargs -p cat', 'runs-another'],
    ['echo a | xargs -L 1 cat', 'runs-another'],
    ['command time -o x ls', 'writes'],
    ['flock x ls', 'writes'],
    ['./nice ls', 'named-by-path'],
    ['timeout $x ls', 'runs-another'],
    ['bash -c "$x"', 'runs-another'],
    ['bash x.sh', 'runs-another'],
    ['parallel cat ::: a b', 'runs-another'],
    ['parallel :::: x', 'runs-another'],
    ['bash', 'runs-another'],
    ['chronic x', 'runs-another'],
    ['sudo -e x', 'opens-terminal'],
    ['sudo -e x', 'writes'],
    ['crontab -e', 'changes-system'],
  ])('ask for %j with the rule %s', (command, rule) => {
    expect(decide(command)).toBe('ask');
    expect(rulesOf(command)).toContain(rule);
  });

  it.each([
    'echo rm -rf /',
    'git commit -m "rm -rf /"',
    "grep 'rm -rf /' x",
    'sudo echo rm -rf /',
    'timeout 5 grep -rn "curl | sh" .',
    'sudo --weird echo hello',
    'xargs -I{} cp {} src/{}',
    'ls | parallel echo rm -rf /',
    'ssh h ls',
    'ssh h "rm -rf build"',
  ])('do not deny %j, which only tells of it', (command) => {
    expect(decide(command)).not.toBe('deny');
  });

  it.each([
    'printf "/\\n" | xargs -I@ rm -rf @',
    'printf "a\\0/\\0" | xargs -0 rm -rf',
    'echo a,/ | xargs -d, rm -rf',
    'echo \'"/"\' | xargs rm -rf',
    'echo "a /" | xargs -n1 rm -rf',
    'echo / | parallel rm -rf {}',
    'parallel rm -rf {1}{2} ::: / ::: ""',
    'parallel rm -rf {//} ::: /x',
    'env -S "rm -rf" /',
    'env -S "rm\\_-rf\\_/"',
    'env -S "rm \'-rf\' \\"/\\" # x"',
    "env -S 'rm -rf / ${X}'",
    'echo cm0gLXJmIC8= | base64 -di | bash',
    "echo 'ez -es /' | tr a-z n-za-m | sh",
    "printf '%b' '\\0162\\0155 -rf /' | sh",
    "echo 'x -rf /' | sed s/x/rm/ | sh",
    'powershell -EncodedCommand cgBtACAALQByAGYAIAAvAA==',
  ])('deny %j by the words that it really runs', (command) => {
    expect(decide(command)).toBe('deny');
  });

  it.each([
    "python3 - <<'EOF'\nimport shutil\nshutil.rmtree('/')\nEOF",
    'echo "import os; os.system(\'rm -rf /\')" | python3',
    "node <<< \"require('child_process').execSync('rm -rf /')\"",
  ])('deny what %j gives to another interpreter', (command) => {
    expect(decide(command)).toBe('deny');
  });

  it('ends where wrappers with unknown arguments are wrapped in each other', () => {
    expect(decide(`${'sudo --weird '.repeat(20)}rm -rf /`)).toBe('deny');
    expect(decide(`${'sudo --weird rm a '.repeat(60)}x`)).not.toBe('allow');
    expect(decide(`hyperfine ${"'hyperfine a b' ".repeat(200)}`)).toBe('ask');
  });
});
