import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../judge-command.ts';
import { runnableTexts } from './runnable-texts.ts';

const decide = (command: string): string => judgeCommand(command).decision;

describe('runnableTexts', () => {
  it('takes marks and quotes off', () => {
    expect(runnableTexts([':!rm -rf /', '--x=exec=rm -rf /', 'f("rm -rf /")'])).toContain(
      'rm -rf /',
    );
  });

  it('leaves out what cannot be a denied command', () => {
    expect(runnableTexts(['hello world', 'rm', 'set number', ''])).toEqual([]);
  });

  it('stops at a number of texts', () => {
    const many = Array.from({ length: 500 }, (_, index) => `rm x${index}`);
    expect(runnableTexts(many).length).toBeLessThan(60);
  });
});

describe('a text that something unknown may run', () => {
  it.each([
    "vim -c ':!rm -rf /'",
    "ed <<< '!rm -rf /'",
    "man -P 'rm -rf /' ls",
    "tar cf x y --checkpoint=1 --checkpoint-action=exec='rm -rf /'",
    'Rscript -e \'system("rm -rf /")\'',
    "let 'a[$(rm -rf /)]=1'",
    "read 'a[$(rm -rf /)]' <<< x",
    'read -r x <<< \'rm -rf /\'; eval "$x"',
    'mapfile -t a <<< \'rm -rf /\'; eval "${a[0]}"',
    'printf -v x %s \'rm -rf /\'; eval "$x"',
    'y=\'rm -rf /\'; declare -n x=y; eval "$x"',
    "echo 'rm -rf /' | sort | sh",
    "exec 3<<< 'rm -rf /'; sh <&3",
    "PAGER='rm -rf /' git log",
    "env x='rm -rf /' sh -c '$x'",
    "echo 'rm -rf /' > x; sh x",
    "cat > x.sh <<'E'\nrm -rf /\nE\nchmod +x x.sh && ./x.sh",
    "echo 'rm -rf /' | tee x; . ./x",
    "cat > x.py <<'E'\nimport os\nos.system('rm -rf /')\nE\npython3 x.py",
    'su - <<E\nrm -rf /\nE',
    'ssh h <<E\nrm -rf /\nE',
    '$(which rm) -rf /',
    '/b?n/rm -rf /',
    'r$()m -rf /',
    'mise exec -- rm -rf /',
  ])('is denied: %s', (command) => {
    expect(decide(command)).toBe('deny');
  });

  it.each([
    "cat > x.sh <<'E'\nrm -rf /\nE\nsh y.sh",
    "printf '%s\\n' 'rm -rf /'",
    'vim "a b.txt"',
    'eval "$(ssh-agent -s)"; git commit -m "rm -rf / is bad"',
    'eval "$X"; grep -rn "rm -rf /" .',
    'man reboot',
    '[ "$(which node)" ] && echo yes',
  ])('is none: %s', (command) => {
    expect(decide(command)).not.toBe('deny');
  });
});
