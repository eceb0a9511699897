import { describe, expect, it } from 'vitest';
import { runCommand, runOrThrow } from './run-command.ts';

describe('runCommand', () => {
  it('keeps all that a program prints, even when it ends at once', async () => {
    const lines: string[] = [];
    const script = "process.stdout.write(('é'.repeat(99) + '\\n').repeat(20000)); process.exit(3)";
    const { exitCode, output } = await runCommand(['node', '-e', script], {
      onLine: (line) => {
        lines.push(line);
      },
    });
    expect(exitCode).toBe(3);
    expect(output).toHaveLength(2_000_000);
    expect(lines).toHaveLength(20_000);
    expect(new Set(lines)).toEqual(new Set(['é'.repeat(99)]));
  });

  it('tells of a program that does not exist', async () => {
    expect(await runCommand(['no-such-program'])).toMatchObject({ exitCode: 127 });
  });

  it('takes a variable out of the environment', async () => {
    process.env['SELFWARE_PLANTED'] = 'x';
    const script = 'console.log(process.env.SELFWARE_PLANTED)';
    const environment = { SELFWARE_PLANTED: undefined };
    const { output } = await runCommand(['node', '-e', script], { environment });
    delete process.env['SELFWARE_PLANTED'];
    expect(output).toBe('undefined\n');
  });

  it('throws with the output when asked to', async () => {
    await expect(runOrThrow(['node', '-e', 'console.log("why"); process.exit(1)'])).rejects.toThrow(
      /ended with 1:\nwhy/u,
    );
  });
});
