import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors.ts';
import { commands } from './command-table.data.ts';
import { parseCommandLine } from './parse-command-line.ts';

function refusal(...words: string[]): UsageError {
  try {
    parseCommandLine(words);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error('expected a usage error');
}

describe('parseCommandLine', () => {
  it('takes a command, its operand and flags before and behind it', () => {
    expect(
      parseCommandLine([
        'run',
        '--endpoint',
        'http://h',
        'fix it',
        '--model=m',
        '-C',
        'dir',
        '--json',
      ]),
    ).toEqual({
      command: 'run',
      operand: 'fix it',
      operands: ['fix it'],
      flags: { endpoint: 'http://h', model: 'm', directory: 'dir', json: true },
    });
  });

  it('takes flags of every command also in front of it', () => {
    const words = ['-C', 'dir', '--json', '--config=file', 'check', 'path', 'x'];
    expect(parseCommandLine(words)).toMatchObject({
      command: 'check path',
      operands: ['x'],
      flags: { directory: 'dir', json: true, config: 'file' },
    });
    expect(refusal('--mode', 'plan', 'run').message).toContain('got `--mode`');
    expect(refusal('--json').message).toContain('got none');
    expect(refusal('-', 'run').message).toContain('got `-`');
  });

  it('takes commands of two words', () => {
    expect(parseCommandLine(['sessions', 'list', '--json'])).toEqual({
      command: 'sessions list',
      flags: { json: true },
      operands: [],
    });
    expect(parseCommandLine(['check', 'command', 'rm -rf /']).operand).toBe('rm -rf /');
  });

  it('takes a lone dash as the value of --prompt', () => {
    expect(parseCommandLine(['run', '-p', '-']).flags).toEqual({ prompt: '-' });
  });

  it('takes everything behind -- as it stands', () => {
    expect(parseCommandLine(['check', 'command', '--', '--version']).operand).toBe('--version');
  });

  it('refuses an unknown command with the nearest name', () => {
    expect(refusal('rnu', 'x').hint).toBe('did you mean `selfware run`?');
    expect(refusal('doctr').hint).toContain('doctor');
    expect(refusal().message).toContain('got none');
    expect(refusal('xyzzy').hint).toContain('--help');
  });

  it('names the second word when only the first is known', () => {
    expect(refusal('sessions').message).toContain('selfware sessions list');
    expect(refusal('config', 'shwo').message).toContain('selfware config explain');
  });

  it('refuses an unknown flag with the nearest name', () => {
    expect(refusal('run', 'x', '--endpiont', 'y').hint).toBe('did you mean `--endpoint`?');
    expect(refusal('run', 'x', '--zzzzzz').hint).toContain('selfware run --help');
    expect(refusal('run', '-z').message).toContain('-z');
  });

  it('does not let a forgotten value swallow the next flag', () => {
    expect(refusal('run', '--model', '--json').message).toContain('expected NAME after `--model`');
    expect(refusal('run', 'x', '--model').message).toContain('expected NAME after `--model`');
    expect(parseCommandLine(['run', '--model=-x']).flags).toEqual({ model: '-x' });
  });

  it('refuses a value behind a flag that takes none', () => {
    expect(refusal('run', 'x', '--json=yes').message).toContain('expected nothing after');
  });

  it('refuses a value that is no choice, with the nearest one', () => {
    expect(refusal('run', 'x', '--mode', 'yollo').hint).toBe('did you mean `yolo`?');
    expect(refusal('completion', 'fihs').hint).toBe('did you mean `fish`?');
  });

  it('refuses operands that are too many or missing', () => {
    expect(refusal('run', 'fix', 'it').hint).toBe('put quotes around it');
    expect(refusal('chat', 'hello').message).toContain('expected nothing more');
    expect(refusal('check', 'command').message).toContain('expected COMMAND');
  });

  it('understands every example of the table', () => {
    for (const { name, examples } of commands)
      for (const { line } of examples) {
        const words = wordsOf(line.slice(line.indexOf('selfware ') + 'selfware '.length));
        expect(parseCommandLine(words).command, line).toBe(name);
      }
  });
});

function wordsOf(line: string): string[] {
  return [...line.replace(/\)$/u, '').matchAll(/"([^"]*)"|(\S+)/gu)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
}
