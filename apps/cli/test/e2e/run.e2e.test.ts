import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createStage, jsonLines, ofType } from '../support/selfware.ts';

const canary = 'sk-canary-0123456789abcdefghijklmnop';

async function everythingIn(directory: string): Promise<string> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = await Promise.all(
    files.map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
  );
  return texts.join('\n');
}

describe('selfware run', () => {
  it('streams the answer to standard output and the rest to standard error', async () => {
    await using stage = await createStage([{ text: 'Hello there.' }]);
    const ended = await stage.run(['run', 'greet me']);
    expect(ended).toMatchObject({ exitCode: 0, stdout: 'Hello there.\n' });
    expect(ended.stderr).toMatch(/^✓ done · 1 turn · /u);
    stage.server.assertConsumed();
  });

  it('sends a first request of at most 5,000 bytes', async () => {
    await using stage = await createStage([{ text: 'ok' }]);
    await stage.run(['run', 'make the failing test pass']);
    expect(
      Buffer.byteLength(stage.server.requests[0]?.rawBody ?? 'x'.repeat(9_999)),
    ).toBeLessThanOrEqual(5_000);
  });

  it('writes one JSON object a line with --json, and nothing else', async () => {
    await using stage = await createStage(
      [
        { text: 'I look.', toolCalls: [{ name: 'read_file', arguments: { path: 'a.txt' } }] },
        { text: 'It says hello.' },
      ],
      { 'a.txt': 'hello\n' },
    );
    const ended = await stage.run(['run', 'read a.txt', '--json']);
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    const lines = jsonLines(ended.stdout);
    expect(lines[0]).toMatchObject({ type: 'run-start', version: 1 });
    expect(lines.at(-1)).toMatchObject({ type: 'run-end', outcome: 'done' });
    expect(ofType(lines, 'tool-call-end')).toHaveLength(1);
  });

  it('takes the task from standard input', async () => {
    await using stage = await createStage([{ text: 'ok' }]);
    const ended = await stage.run(['run', '-p', '-'], { input: 'a task that came through a pipe' });
    expect(ended.exitCode).toBe(0);
    expect(stage.server.requests[0]?.rawBody).toContain('a task that came through a pipe');
  });

  it('works in the directory of -C', async () => {
    await using stage = await createStage(
      [{ toolCalls: [{ name: 'read_file', arguments: { path: 'inner.txt' } }] }, { text: 'done' }],
      { 'sub/inner.txt': 'inside\n' },
    );
    expect((await stage.run(['run', 'x', '-C', 'sub'])).exitCode).toBe(0);
    expect(stage.server.requests[1]?.rawBody).toContain('inside');
  });

  it('edits files and undoes it', async () => {
    await using stage = await createStage(
      [
        {
          toolCalls: [
            { name: 'write_file', arguments: { path: 'a.txt', content: 'after\n' } },
            { name: 'write_file', arguments: { path: 'new.txt', content: 'new\n' } },
          ],
        },
        { text: 'written' },
      ],
      { 'a.txt': 'before\n' },
    );
    expect((await stage.run(['run', 'x', '--mode', 'accept-edits'])).exitCode).toBe(0);
    expect(await stage.files.read('work/a.txt')).toBe('after\n');
    const undone = await stage.run(['undo', '--json']);
    expect(undone.exitCode).toBe(0);
    expect(jsonLines(undone.stdout)[0]).toMatchObject({
      restored: ['a.txt'],
      removed: ['new.txt'],
    });
    expect(await stage.files.read('work/a.txt')).toBe('before\n');
    expect(await stage.run(['undo'])).toMatchObject({ exitCode: 0, stdout: 'nothing to undo\n' });
  });

  it('refuses to undo a file that changed since, and names it', async () => {
    await using stage = await createStage(
      [
        { toolCalls: [{ name: 'write_file', arguments: { path: 'a.txt', content: 'after\n' } }] },
        { text: 'written' },
      ],
      { 'a.txt': 'before\n' },
    );
    await stage.run(['run', 'x', '--mode', 'accept-edits']);
    await stage.files.write('work/a.txt', 'mine\n');
    const undone = await stage.run(['undo']);
    expect(undone.exitCode).toBe(1);
    expect(undone.stdout).toContain('left a.txt');
    expect(await stage.files.read('work/a.txt')).toBe('mine\n');
  });

  it('keeps the key out of state and output while it sends it', async () => {
    const echo = `the key is ${canary}`;
    await using stage = await createStage(
      [
        { text: 'I read.', toolCalls: [{ name: 'read_file', arguments: { path: 'leak.txt' } }] },
        { text: 'done' },
      ],
      { 'leak.txt': `${echo}\n`, '.env.example': '' },
    );
    const ended = await stage.run(['run', 'read leak.txt', '--json'], {
      environment: { SELFWARE_API_KEY: canary },
    });
    expect(ended.exitCode).toBe(0);
    expect(stage.server.requests[0]?.headers['authorization']).toBe(`Bearer ${canary}`);
    expect(stage.server.requests[1]?.rawBody).toContain('the key is ');
    expect(stage.server.requests[1]?.rawBody).not.toContain(canary);
    expect(ended.stdout + ended.stderr).not.toContain(canary);
    const stored = await everythingIn(stage.state);
    expect(stored).toContain('read leak.txt');
    expect(stored).not.toContain(canary);
  });

  it('writes a log that logs shows, and prints counts with --stats', async () => {
    await using stage = await createStage([{ text: 'ok' }]);
    const ended = await stage.run(['run', 'x', '--stats']);
    expect(ended.stderr).toContain('requests: 1');
    const log = await stage.run(['logs', '--json', '--level', 'info']);
    expect(log.stdout).toContain('"event":"run-end"');
  });

  it('remembers a run, and says so in the next request in the same directory only', async () => {
    await using stage = await createStage(
      (request) => ({
        text: request.rawBody.includes('flaky') ? 'The flaky test was a race.' : 'ok',
      }),
      { 'sub/a': '' },
    );
    await stage.run(['run', 'find out why the flaky test fails']);
    await stage.run(['run', 'is there still a flaky test?']);
    await stage.run(['run', 'is there still a flaky test?', '-C', 'sub']);
    const [, second, third] = stage.server.requests.map(({ rawBody }) => rawBody);
    expect(second).toContain('The flaky test was a race.');
    expect(third).not.toContain('The flaky test was a race.');
  });

  it('gives programs no more of the environment than is said', async () => {
    const command = { command: 'env' };
    await using stage = await createStage([
      { toolCalls: [{ name: 'run_command', arguments: command }] },
      { text: 'ok' },
    ]);
    const environment = { SELFWARE_API_KEY: canary, SECRET_OF_MINE: 'hidden-value' };
    await stage.run(['run', 'x', '--mode', 'yolo'], { environment });
    const body = stage.server.requests[1]?.rawBody ?? '';
    expect(body).toContain('PATH=');
    expect(body).not.toContain('hidden-value');
    expect(body).not.toContain('SELFWARE_API_KEY');
  });

  it('never lets the model write escape sequences to the terminal', async () => {
    await using stage = await createStage([{ text: 'hi \u001b]0;owned\u0007\u202e' }]);
    const { stdout } = await stage.run(['run', 'x']);
    expect(stdout).toBe('hi <1B>]0;owned<07><202E>\n');
  });
});
