import { execFile } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { JsonObject } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import { createStage, jsonLines, ofType, type Stage } from '../support/selfware.ts';

const environment = { GIT_AUTHOR_NAME: 'A Person', GIT_AUTHOR_EMAIL: 'person@example.org' };

async function git(stage: Stage, ...args: readonly string[]): Promise<string> {
  const env = { ...stage.environment, GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@b.c' };
  const options = { cwd: stage.workspace, env: { ...env, ...environment } };
  return (await promisify(execFile)('git', [...args], options)).stdout;
}

async function createRepository(stage: Stage): Promise<void> {
  await git(stage, 'init', '--quiet', '--initial-branch=main');
  await git(stage, 'add', '.keep');
  await git(stage, 'commit', '--quiet', '--message=first');
}

const call = (name: string, args: JsonObject) => [
  { toolCalls: [{ name, arguments: args }] },
  { text: 'done' },
];

async function outcomeOf(stage: Stage, mode: string): Promise<JsonObject> {
  const ended = await stage.run(['run', 'go on', '--mode', mode, '--json'], { environment });
  const [end] = ofType(jsonLines(ended.stdout), 'tool-call-end');
  return end?.['outcome'] as JsonObject;
}

describe('git_commit through the agent', () => {
  const commit = call('git_commit', { paths: ['a.ts'], message: 'Add a' });

  it('commits in yolo what the model names', async () => {
    await using stage = await createStage(commit, { 'a.ts': 'a\n', 'b.ts': 'b\n' });
    await createRepository(stage);
    expect(await outcomeOf(stage, 'yolo')).toMatchObject({ status: 'done' });
    expect(await git(stage, 'show', '--name-only', '--format=%an: %s', 'HEAD')).toBe(
      'A Person: Add a\n\na.ts\n',
    );
    expect(await git(stage, 'status', '--porcelain')).toBe('?? b.ts\n');
  });

  it.each([
    ['plan', 'plan-mode'],
    ['default', 'nobody-to-ask'],
    ['accept-edits', 'nobody-to-ask'],
    ['dont-ask', 'dont-ask'],
  ])('commits nothing in the mode %s where nobody is there', async (mode, rule) => {
    await using stage = await createStage(commit, { 'a.ts': 'a\n' });
    await createRepository(stage);
    expect(await outcomeOf(stage, mode)).toMatchObject({ status: 'denied', rule });
    expect(await git(stage, 'log', '--format=%s')).toBe('first\n');
  });

  it.each([
    ['../outside.txt', 'path-outside'],
    ['link.txt', 'path-outside'],
    [':/', 'path-invalid'],
    ['.env', 'secret-file'],
    ['.git/config', 'protected-path'],
  ])('denies %s also in yolo', async (path, rule) => {
    const script = call('git_commit', { paths: ['a.ts', path], message: 'm' });
    await using stage = await createStage(script, { 'a.ts': 'a\n', '.env': 'A=1\n' });
    await stage.files.write('outside.txt', 'private\n');
    await symlink('../outside.txt', `${stage.workspace}/link.txt`);
    await createRepository(stage);
    const index = await git(stage, 'ls-files', '--stage', '--debug');
    expect(await outcomeOf(stage, 'yolo')).toMatchObject({ status: 'denied', rule });
    expect(await git(stage, 'ls-files', '--stage', '--debug')).toBe(index);
  });
});

describe('export_session through the agent', () => {
  it('writes what was said until then to a file of the workspace, without the key', async () => {
    const key = 'sk-canary-0123456789abcdefghijklmnop';
    const args = { path: 'notes/session.json', format: 'json' };
    await using stage = await createStage(call('export_session', args), { 'a.ts': 'a\n' });
    const prompt = `remember ${key}`;
    const ended = await stage.run(['run', prompt, '--mode', 'accept-edits', '--json'], {
      environment: { SELFWARE_API_KEY: key },
    });
    expect(ended.exitCode).toBe(0);
    const written = await stage.files.read('work/notes/session.json');
    expect(written).not.toContain(key);
    const session: unknown = JSON.parse(written);
    expect(session).toMatchObject({
      version: 1,
      messages: [
        { role: 'user', text: expect.stringContaining('remember [REDACTED') as string },
        { role: 'assistant', name: 'export_session' },
      ],
    });
    const undone = await stage.run(['undo', '--json']);
    expect(jsonLines(undone.stdout)[0]).toMatchObject({ removed: ['notes/session.json'] });
  });

  it.each([
    [{ path: '../out.md' }, 'denied'],
    [{ path: '/tmp/selfware-out.md' }, 'denied'],
    [{ path: '.git/hooks/post-commit' }, 'denied'],
    [{ path: 'taken.md' }, 'failed'],
    [{ path: 'link.md', overwrite: true }, 'failed'],
    [{ path: 'new.md', session: '../../elsewhere' }, 'failed'],
  ])('writes nothing for %j', async (args, status) => {
    await using stage = await createStage(call('export_session', args), { 'taken.md': 'mine\n' });
    await symlink('taken.md', `${stage.workspace}/link.md`);
    expect(await outcomeOf(stage, 'yolo')).toMatchObject({ status });
    expect(await stage.files.read('work/taken.md')).toBe('mine\n');
    await expect(stage.files.read('out.md')).rejects.toThrow();
    await expect(stage.files.read('work/new.md')).rejects.toThrow();
  });

  it('exports an earlier session of this directory, and none of another', async () => {
    let wanted = '';
    await using stage = await createStage(
      () => {
        const [session, path] = [wanted, `${wanted}.md`];
        wanted = '';
        if (session === '') return { text: 'ok' };
        return { toolCalls: [{ name: 'export_session', arguments: { path, session } }] };
      },
      { 'sub/.keep': '' },
    );
    await stage.run(['run', 'an early question']);
    await stage.run(['run', 'a question elsewhere', '-C', 'sub']);
    const listed = await stage.run(['sessions', 'list', '--json']);
    const ids = jsonLines(listed.stdout).map(({ id }) => (typeof id === 'string' ? id : ''));
    for (const id of ids) {
      wanted = id;
      await stage.run(['run', 'export it', '--mode', 'yolo']);
    }
    const read = (id: string | undefined) =>
      stage.files.read(`work/${String(id)}.md`).catch(() => 'none');
    const texts = await Promise.all(ids.map(read));
    expect(texts.filter((text) => text.includes('an early question'))).toHaveLength(1);
    expect(texts.filter((text) => text === 'none')).toHaveLength(1);
  });
});
