import { describe, expect, it } from 'vitest';
import { commands } from '../../src/command-line/command-table.data.ts';
import { staticTexts } from '../../src/command-line/static-texts.ts';
import { createStage } from '../support/selfware.ts';

describe('selfware without a task', () => {
  it('answers --version and --help of every command from the entry alone', async () => {
    await using stage = await createStage();
    const texts = staticTexts();
    expect(await stage.run(['--version'])).toMatchObject({ exitCode: 0, stdout: texts.version });
    for (const name of ['', ...commands.map((command) => command.name)]) {
      const { exitCode, stdout } = await stage.run([...name.split(' ').filter(Boolean), '--help']);
      expect([exitCode, stdout]).toEqual([0, texts.help[name]]);
    }
  });

  it('ends with 2 and the nearest name for what it does not know', async () => {
    await using stage = await createStage();
    const command = await stage.run(['rnu']);
    expect(command).toMatchObject({ exitCode: 2, stdout: '' });
    expect(command.stderr).toContain('did you mean `selfware run`?');
    const flag = await stage.run(['run', 'x', '--endpiont', 'y']);
    expect(flag.exitCode).toBe(2);
    expect(flag.stderr).toContain('did you mean `--endpoint`?');
    expect((await stage.run([])).exitCode).toBe(2);
  });

  it('prints a completion script that the shell accepts', async () => {
    await using stage = await createStage();
    const { stdout, exitCode } = await stage.run(['completion', 'bash']);
    expect(exitCode).toBe(0);
    expect(await shellAccepts('bash', stdout)).toBe('');
  });

  it('completes commands behind flags, and files where files are meant', async () => {
    await using stage = await createStage([], { 'app one.log': '', 'logs/.keep': '' });
    const { stdout } = await stage.run(['completion', 'bash']);
    const complete = (...words: string[]): Promise<string[]> =>
      completeInBash(stdout, { words, cwd: stage.workspace });
    expect(await complete('-C', '/tmp', 'check', '')).toEqual(['command', 'path', 'url', 'text']);
    expect(await complete('-C', '/tmp', 'redac')).toEqual(['redact']);
    expect(await complete('check', 'path', 'a')).toEqual(['app one.log']);
    expect(await complete('redact', '--only', 'pii', 'a')).toEqual(['app one.log']);
    expect(await complete('check', 'text', '--file', 'a')).toEqual(['app one.log']);
    expect(await complete('check', 'command', 'ls', '--policy', '=', 'a')).toEqual(['app one.log']);
    expect(await complete('run', '-C', 'l')).toEqual(['logs']);
    expect(await complete('run', '--mode', '=', 'pl')).toEqual(['plan']);
    expect(await complete('check', 'command', 'a')).toEqual([]);
    expect(await complete('run', '--model', '')).toEqual([]);
  });
});

async function completeInBash(
  script: string,
  { words, cwd }: { readonly words: readonly string[]; readonly cwd: string },
): Promise<string[]> {
  const { execFile } = await import('node:child_process');
  const { promisify } = await import('node:util');
  const run = `${script}
COMP_WORDS=(selfware "$@"); COMP_CWORD=$#; _selfware
for found in "\${COMPREPLY[@]}"; do printf '%s\\n' "$found"; done`;
  const { stdout } = await promisify(execFile)('bash', ['-c', run, 'bash', ...words], { cwd });
  return stdout.split('\n').filter(Boolean);
}

async function shellAccepts(shell: string, script: string): Promise<string> {
  const { spawn } = await import('node:child_process');
  const child = spawn(shell, ['-n'], { stdio: ['pipe', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  child.stdin.end(script);
  await new Promise((resolve) => child.on('close', resolve));
  return complaint;
}
