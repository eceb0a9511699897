import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createStage, jsonLines, type Stage } from '../support/selfware.ts';

const running = (command: string) => [
  { toolCalls: [{ name: 'run_command', arguments: { command } }] },
  { text: 'done' },
];

async function configure(stage: Stage, settings: object): Promise<void> {
  await mkdir(join(stage.home, '.config/selfware'), { recursive: true });
  await writeFile(join(stage.home, '.config/selfware/config.json'), JSON.stringify(settings), {
    mode: 0o600,
  });
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** What the model reads of the one call. */
async function outputOf(stage: Stage, mode: string): Promise<string> {
  await stage.run(['run', 'x', '--mode', mode]);
  return stage.server.requests.at(-1)?.rawBody ?? '';
}

describe('selfware run in a sandbox', () => {
  it.each(['auto', 'yolo'])('confines what a model runs in the mode %s', async (mode) => {
    await using stage = await createStage(running('node try.js'));
    const outside = join(stage.home, 'outside');
    await writeFile(
      join(stage.workspace, 'try.js'),
      `const fs = require('node:fs');
       fs.writeFileSync('inside', 'x');
       try { fs.writeFileSync('${outside}', 'x'); } catch (error) { console.log('held ' + error.code); }`,
    );
    const told = await outputOf(stage, mode);
    expect(told).toContain('held E');
    expect(await exists(join(stage.workspace, 'inside'))).toBe(true);
    expect(await exists(outside)).toBe(false);
  });

  it('lets a command write its own /tmp, and tells the model where it may write', async () => {
    await using stage = await createStage([
      {
        toolCalls: [
          { name: 'run_command', arguments: { command: 'echo kept > /tmp/selfware-keep.txt' } },
        ],
      },
      {
        toolCalls: [{ name: 'run_command', arguments: { command: 'cat /tmp/selfware-keep.txt' } }],
      },
      { text: 'done' },
    ]);
    const read = await outputOf(stage, 'auto');
    expect(read).toContain('Commands run in a sandbox: they can write the workspace and /tmp');
    expect(read).toContain('There is no network.');
    expect(read).not.toContain('outside the workspace');
    // Where the workspace lies in /tmp each command has one of its own.
    if (!stage.workspace.startsWith('/tmp/')) expect(read).toContain('nkept');
    expect(await exists('/tmp/selfware-keep.txt')).toBe(false);
  });

  it('says that the sandbox may be why a command failed', async () => {
    await using stage = await createStage(running('node try.js'));
    // Where it writes stands in a file, so that nobody denies it beforehand.
    const script = `const fs = require('node:fs'); fs.writeFileSync(fs.readFileSync('place', 'utf8'), '')`;
    await writeFile(join(stage.workspace, 'try.js'), script);
    await writeFile(join(stage.workspace, 'place'), '/etc/selfware-probe');
    expect(await outputOf(stage, 'auto')).toContain('this ran in a sandbox');
  });

  it('runs without one where the user says so, and never in the mode auto', async () => {
    const command = 'cat /proc/self/status';
    await using stage = await createStage(running(command));
    await configure(stage, { sandbox: 'off' });
    expect(await outputOf(stage, 'yolo')).toMatch(/Seccomp:\\t0/u);
    const refused = await stage.run(['run', 'x', '--mode', 'auto']);
    expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining('sandbox')]);
  });

  it('confines in every mode where the user says so, what verifies the work, too', async () => {
    const verify = ['--verify', "grep -q 'Seccomp:.2' /proc/self/status"];
    for (const [sandbox, exitCode] of [
      ['always', 0],
      ['unattended', 3],
    ] as const) {
      await using stage = await createStage(() => ({ text: 'done' }));
      await configure(stage, { sandbox, verifyAttempts: 1 });
      expect((await stage.run(['run', 'x', ...verify])).exitCode).toBe(exitCode);
    }
  });

  it('lets no project switch it off', async () => {
    await using stage = await createStage([], { '.selfware/config.json': '{"sandbox":"off"}' });
    const ended = await stage.run(['run', 'x', '--mode', 'yolo']);
    expect([ended.exitCode, ended.stderr]).toEqual([2, expect.stringContaining('sandbox')]);
    expect(stage.server.requests).toHaveLength(0);
  });

  it('tells of it in doctor', async () => {
    await using stage = await createStage();
    const { stdout } = await stage.run(['doctor', '--json']);
    const [sandbox] = jsonLines(stdout).filter((line) => line['check'] === 'sandbox');
    expect(sandbox?.['found']).toMatch(/^\w+; \d+ escapes tried, \d+ held/u);
  });
});
