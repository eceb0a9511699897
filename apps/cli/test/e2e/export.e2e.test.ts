import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createStageInProcess } from '../support/run-in-process.ts';
import { createStage, jsonLines, type Stage } from '../support/selfware.ts';
import { startAtTerminal } from '../support/terminal.ts';

const token = 'ghp_16C7e42F292c6912E7710c838347Ae178B4a';

async function talk(stage: Stage): Promise<void> {
  const ended = await stage.run(['run', 'say something', '--mode', 'plan']);
  expect(ended.exitCode, ended.stderr).toBe(0);
}

const script = [{ text: `Something, and ${token}.` }];
const stages = [
  ['as the built command', createStage],
  ['in this process', createStageInProcess],
] as const;

describe.each(stages)('selfware sessions export, %s', (_, createOne) => {
  it('prints the newest session without its secrets, as Markdown or JSON', async () => {
    await using stage = await createOne(script);
    await talk(stage);
    const { stdout, exitCode } = await stage.run(['sessions', 'export']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^# Session \d[^]*say something[^]*Something, and \[/u);
    expect(stdout).not.toContain(token);
    for (const args of [['--json'], ['--format', 'json']]) {
      const printed = await stage.run(['sessions', 'export', ...args]);
      const { messages } = JSON.parse(printed.stdout) as { readonly messages: readonly object[] };
      expect(messages).toMatchObject([{ role: 'user' }, { role: 'assistant' }]);
    }
  });

  it('writes a file for its owner alone, and replaces one only when told to', async () => {
    await using stage = await createOne(script);
    await talk(stage);
    const path = join(stage.workspace, 'talk.md');
    const written = await stage.run(['sessions', 'export', '-o', 'talk.md', '--json']);
    expect(written.exitCode, written.stderr).toBe(0);
    expect(jsonLines(written.stdout)).toMatchObject([{ path, bytes: (await stat(path)).size }]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await writeFile(path, 'mine');
    const refused = await stage.run(['sessions', 'export', '--output', 'talk.md']);
    expect(refused.exitCode).toBe(2);
    expect(await readFile(path, 'utf8')).toBe('mine');
    expect((await stage.run(['sessions', 'export', '-o', 'talk.md', '--force'])).exitCode).toBe(0);
    expect(await readFile(path, 'utf8')).toContain('say something');
  });

  it('puts it on the clipboard, or says what it tried', async () => {
    await using stage = await createOne(script);
    await talk(stage);
    const bin = join(stage.home, 'bin');
    const environment = { DISPLAY: ':0', PATH: `${bin}:/usr/bin:/bin`, WAYLAND_DISPLAY: '' };
    const none = await stage.run(['sessions', 'export', '--copy'], { environment });
    expect(none.exitCode).not.toBe(0);
    expect(none.stderr).toMatch(
      /cli\/not-copied[^]*xclip is not there|xclip is not there[^]*cli\/not-copied/u,
    );
    await mkdir(bin, { recursive: true });
    await writeFile(join(bin, 'xclip'), `#!/bin/sh\ncat > '${bin}/out'\n`);
    await chmod(join(bin, 'xclip'), 0o755);
    const copied = await stage.run(['sessions', 'export', '--copy'], { environment });
    expect(copied.exitCode, copied.stderr).toBe(0);
    expect(copied.stdout).toContain('is on the clipboard');
    expect(await readFile(join(bin, 'out'), 'utf8')).toContain('say something');
  });

  it('refuses two ways at once, and knows nobody of another name', async () => {
    await using stage = await createOne(script);
    expect((await stage.run(['sessions', 'export', '--copy', '-o', 'x'])).exitCode).toBe(2);
    expect((await stage.run(['sessions', 'export'])).stderr).toContain('cli/nothing-found');
    expect((await stage.run(['sessions', 'export', 'nobody'])).exitCode).not.toBe(0);
  });
});

describe('selfware sessions export at a terminal', () => {
  it('asks the terminal where no program has a clipboard', async () => {
    await using stage = await createStage(script);
    await talk(stage);
    const { workspace: cwd, environment } = stage;
    const terminal = startAtTerminal(['sessions', 'export', '--copy'], { cwd, environment });
    await terminal.sees('if your terminal allows that');
    expect(await terminal.exitCode).toBe(0);
    const [, encoded = ''] = terminal.shown().split('\u001B]52;c;');
    const text = Buffer.from(encoded.split('\u0007')[0] ?? '', 'base64').toString();
    expect(text).toContain('say something');
  });
});
