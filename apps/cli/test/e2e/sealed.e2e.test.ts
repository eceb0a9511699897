import { chmod, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MockReply } from '@selfware/llm-client/testing';
import { describe, expect, it } from 'vitest';
import { createStageInProcess } from '../support/run-in-process.ts';
import { createStage, jsonLines, type Stage } from '../support/selfware.ts';

const write = (content: string): MockReply => ({
  toolCalls: [{ name: 'write_file', arguments: { path: 'new.txt', content } }],
});
const script = [
  write('canary of the first'),
  { text: 'done, says the canary' },
  write('canary of the second'),
  { text: 'done again' },
  { text: 'and more' },
];

async function runOnce(stage: Stage, task = 'canary task'): Promise<void> {
  const ended = await stage.run(['run', task, '--mode', 'accept-edits']);
  expect(ended.exitCode, ended.stderr).toBe(0);
}

async function idsIn(stage: Stage): Promise<readonly string[]> {
  const names = await readdir(join(stage.state, 'sessions'));
  return names.filter((name) => /^\d/u.test(name)).sort();
}

/** The files of the state in which a text stands. */
async function filesWith(stage: Stage, text: string): Promise<readonly string[]> {
  const entries = await readdir(stage.state, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !/\/cache(?:\/|$)/u.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name));
  const hits = paths.map(async (path) => (await readFile(path, 'latin1')).includes(text));
  const found = await Promise.all(hits);
  return paths.filter((_, index) => found[index] === true);
}

const stages = [
  ['as the built command', createStage],
  ['in this process', createStageInProcess],
] as const;

describe.each(stages)('selfware sessions encrypt, %s', (_, createOne) => {
  it('seals everything that is stored from then on, and everything still works', async () => {
    await using stage = await createOne(script, { 'new.txt': 'canary that was there before' });
    const sealed = await stage.run(['sessions', 'encrypt']);
    expect(sealed.exitCode, sealed.stderr).toBe(0);
    expect(sealed.stdout).toContain('state.key, made just now');
    expect((await stage.run(['doctor'])).stdout).toMatch(/ok {4}state encryption +sealed by/u);
    await runOnce(stage);
    expect(await filesWith(stage, 'canary')).toEqual([]);
    expect(await filesWith(stage, 'run-end')).toEqual([]);
    expect((await stage.run(['logs'])).stdout).toContain('run-end');
    const listed = jsonLines((await stage.run(['sessions', 'list', '--json'])).stdout);
    expect(listed).toMatchObject([{ task: 'canary task', state: 'done' }]);
    const verified = await stage.run(['sessions', 'verify']);
    expect(verified.exitCode, verified.stdout).toBe(0);
    expect((await stage.run(['sessions', 'repair', '--all'])).exitCode).toBe(0);
    const undone = await stage.run(['undo']);
    expect(undone.exitCode, undone.stderr).toBe(0);
    expect(await stage.files.read('work/new.txt')).toBe('canary that was there before');
  });

  it('makes no second key, and goes on with nothing when the key is lost or another one', async () => {
    await using stage = await createOne(script);
    await stage.run(['sessions', 'encrypt']);
    await runOnce(stage);
    const again = jsonLines((await stage.run(['sessions', 'encrypt', '--json'])).stdout);
    expect(again).toMatchObject([{ made: false }]);
    const key = join(stage.home, '.config/selfware/state.key');
    await rename(key, `${key}.away`);
    expect((await stage.run(['doctor'])).stdout).toMatch(/fail {2}state encryption/u);
    const before = stage.server.requests.length;
    for (const words of [['run', 'x'], ['sessions', 'list'], ['undo'], ['sessions', 'encrypt']]) {
      const ended = await stage.run(words);
      expect(ended.exitCode, words.join(' ')).toBe(2);
      expect(ended.stderr).toContain('persistence/key-missing');
    }
    expect(stage.server.requests).toHaveLength(before);
    await writeFile(key, 'nonsense', { mode: 0o600 });
    expect((await stage.run(['sessions', 'list'])).stderr).toContain('persistence/key-damaged');
    await rm(key);
    const elsewhere = { SELFWARE_STATE_KEY_FILE: `${key}.away` };
    const moved = await stage.run(['sessions', 'list'], { environment: elsewhere });
    expect(moved.exitCode, moved.stderr).toBe(0);
    await using other = await createOne([]);
    await other.run(['sessions', 'encrypt']);
    const foreign = {
      SELFWARE_STATE_KEY_FILE: join(other.home, '.config/selfware/state.key'),
    };
    const refused = await stage.run(['sessions', 'list'], { environment: foreign });
    expect(refused.stderr).toContain('cli/state-key');
  });

  it('works where the state directory is a link of the user', async () => {
    await using stage = await createOne(script);
    const linked = stage.files.resolve('linked');
    await mkdir(stage.files.resolve('elsewhere'));
    await symlink('elsewhere', linked);
    const environment = { SELFWARE_STATE_DIR: linked };
    expect((await stage.run(['sessions', 'encrypt'], { environment })).exitCode).toBe(0);
    const ended = await stage.run(['run', 'x', '--mode', 'accept-edits'], { environment });
    expect(ended.exitCode, ended.stderr).toBe(0);
    expect(await readdir(stage.files.resolve('elsewhere'))).toContain('sessions');
  });

  it('reads what was stored before in the clear', async () => {
    await using stage = await createOne(script);
    await runOnce(stage, 'the first one');
    await stage.run(['sessions', 'encrypt']);
    await runOnce(stage, 'the second one');
    const listed = jsonLines((await stage.run(['sessions', 'list', '--json'])).stdout);
    expect(listed.map(({ task }) => task)).toEqual(['the second one', 'the first one']);
    expect(await filesWith(stage, 'the second one')).toEqual([]);
  });
});

describe.each(stages)('selfware sessions delete, %s', (_, createOne) => {
  it('removes a session, its place in the list, and the contents that only it needed', async () => {
    await using stage = await createOne(script, { 'new.txt': 'canary that was there before' });
    await runOnce(stage, 'canary task');
    const [first = ''] = await idsIn(stage);
    await runOnce(stage, 'something else altogether');
    const deleted = await stage.run(['sessions', 'delete', first]);
    expect(deleted.exitCode, deleted.stderr).toBe(0);
    expect(deleted.stdout).toContain(`deleted ${first}`);
    expect(deleted.stderr).toContain('contents that no session needs any more: 1 gone');
    expect(await filesWith(stage, 'canary task')).toEqual([]);
    expect(await filesWith(stage, 'canary that was there before')).toEqual([]);
    const listed = jsonLines((await stage.run(['sessions', 'list', '--json'])).stdout);
    expect(listed.map(({ task }) => task)).toEqual(['something else altogether']);
    expect((await stage.run(['sessions', 'verify'])).exitCode).toBe(0);
    // The other one still has what it needs.
    expect((await stage.run(['undo'])).exitCode).toBe(0);
    expect(await stage.files.read('work/new.txt')).toBe('canary of the first');
  });

  it('removes what is left of a session without its journal, and no content that it cannot judge', async () => {
    await using stage = await createOne(script, { 'new.txt': 'canary that was there before' });
    await runOnce(stage);
    await runOnce(stage, 'something else altogether');
    const [first = '', second = ''] = await idsIn(stage);
    const journal = join(stage.state, 'sessions', second, 'session.journal');
    await writeFile(journal, 'nonsense');
    await chmod(journal, 0o000);
    await rm(join(stage.state, 'sessions', first, 'session.journal'));
    const deleted = await stage.run(['sessions', 'delete', first]);
    expect(deleted.exitCode, deleted.stderr).toBe(0);
    expect(await idsIn(stage)).toEqual([second]);
    const all = await stage.run(['sessions', 'delete', '--all']);
    expect(all.exitCode, all.stderr).toBe(0);
    expect(await filesWith(stage, 'canary')).toEqual([]);
  });

  it('removes by age and all at once, and says when nothing fits', async () => {
    await using stage = await createOne(script);
    await runOnce(stage);
    const none = await stage.run(['sessions', 'delete', '--older-than', '30']);
    expect(none.exitCode, none.stderr).toBe(0);
    expect(none.stderr).toContain('no session is that old');
    expect(await idsIn(stage)).toHaveLength(1);
    expect((await stage.run(['sessions', 'delete', '--older-than', '0'])).exitCode).toBe(0);
    expect(await idsIn(stage)).toHaveLength(0);
    await runOnce(stage);
    expect((await stage.run(['sessions', 'delete', '--all', '--json'])).exitCode).toBe(0);
    expect((await stage.run(['sessions', 'list'])).stdout).toBe('');
  });

  it.each([
    [[], 'cli/usage'],
    [['x', '--all'], 'cli/usage'],
    [['--older-than', 'soon'], 'cli/usage'],
    [['1999'], 'cli/nothing-found'],
  ])('refuses %j and deletes nothing', async (words, code) => {
    await using stage = await createOne(script);
    await runOnce(stage);
    const ended = await stage.run(['sessions', 'delete', ...words]);
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toContain(code);
    expect(await idsIn(stage)).toHaveLength(1);
  });
});
