import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createStageInProcess } from '../support/run-in-process.ts';
import { createStage, jsonLines, type Stage } from '../support/selfware.ts';

const script = [
  { toolCalls: [{ name: 'write_file', arguments: { path: 'new.txt', content: 'some content' } }] },
  { text: 'done' },
  { text: 'and more' },
  { text: 'and yet more' },
];

async function runOnce(stage: Stage): Promise<string> {
  const ended = await stage.run(['run', 'write it', '--mode', 'accept-edits']);
  expect(ended.exitCode, ended.stderr).toBe(0);
  const [id = ''] = (await readdir(join(stage.state, 'sessions'))).filter((name) =>
    /^\d/u.test(name),
  );
  return id;
}

/** Every file with its bytes. */
async function contentOf(directory: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    return [relative(directory, path), await readFile(path, 'latin1')] as const;
  });
  return Object.fromEntries((await Promise.all(read)).sort());
}

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  const position = Math.floor(at * bytes.length);
  bytes.writeUInt8((bytes[position] ?? 0) ^ 0x10, position);
  await writeFile(path, bytes);
}

async function verify(
  stage: Stage,
): Promise<{ readonly code: number | null; readonly bad: string[] }> {
  const before = await contentOf(stage.state);
  const ended = await stage.run(['sessions', 'verify', '--json']);
  expect(await contentOf(stage.state)).toEqual(before);
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const bad = jsonLines(ended.stdout).filter(
    ({ status }) => !['whole', 'unchecked'].includes(text(status)),
  );
  return {
    code: ended.exitCode,
    bad: bad.map(({ kind, status }) => `${text(kind)} ${text(status)}`),
  };
}

describe('every file of the state', () => {
  it('is framed, enveloped or a blob, file by file', async () => {
    await using stage = await createStage(script);
    await runOnce(stage);
    const plain = Object.entries(await contentOf(stage.state)).filter(
      ([path, bytes]) =>
        !/^(?:sessions|memory|audit|logs)\/.*\.journal$/u.test(path) &&
        !bytes.startsWith('selfware-envelope ') &&
        !/^blobs\/[\da-f]{64}$/u.test(path),
    );
    expect(plain.map(([path]) => path)).toEqual([]);
  });
});

const stages = [
  ['as the built command', createStage],
  ['in this process', createStageInProcess],
] as const;

describe.each(stages)('selfware sessions verify and repair, %s', (_, createOne) => {
  it('find nothing wrong where all is well, and where nothing was ever stored', async () => {
    await using stage = await createOne(script);
    expect(await verify(stage).catch(() => undefined)).toBeUndefined();
    expect((await stage.run(['sessions', 'verify'])).exitCode).toBe(0);
    await runOnce(stage);
    expect(await verify(stage)).toEqual({ code: 0, bad: [] });
    const repaired = await stage.run(['sessions', 'repair', '--all']);
    expect(repaired.exitCode, repaired.stderr).toBe(0);
    expect(repaired.stdout).toMatch(/^(\d+) of \1 parts whole\n$/u);
  });

  it('find a flipped bit in a session, set it aside, and let the session go on', async () => {
    await using stage = await createOne(script);
    const id = await runOnce(stage);
    await flip(join(stage.state, 'sessions', id, 'session.journal'), 0.4);
    expect(await verify(stage)).toEqual({ code: 9, bad: ['journal damaged'] });
    expect((await stage.run(['sessions', 'verify'])).stdout).toMatch(
      /^damaged .*session\.journal/mu,
    );
    const repaired = await stage.run(['sessions', 'repair', id.slice(0, 12)]);
    expect(repaired.exitCode, repaired.stdout).toBe(0);
    expect(repaired.stdout).toContain(`session ${id}: repaired`);
    expect(repaired.stdout).toMatch(/kept in .*quarantine/u);
    expect(await verify(stage)).toEqual({ code: 0, bad: [] });
    const resumed = await stage.run(['resume', id, '-p', 'go on']);
    expect(resumed.exitCode, resumed.stderr).not.toBe(9);
  });

  it('find that the end of a session is cut off, and let it go on', async () => {
    await using stage = await createOne(script);
    const id = await runOnce(stage);
    const path = join(stage.state, 'sessions', id, 'session.journal');
    await truncate(path, (await readFile(path)).length - 5);
    expect(await verify(stage)).toEqual({ code: 9, bad: ['journal damaged'] });
    const repaired = await stage.run(['sessions', 'repair', '--all']);
    expect(repaired.exitCode, repaired.stdout).toBe(0);
    expect(await verify(stage)).toEqual({ code: 0, bad: [] });
    expect((await stage.run(['resume', id, '-p', 'go on'])).exitCode).toBe(0);
  });

  it('write the list of sessions again when it is deleted or damaged', async () => {
    await using stage = await createOne(script);
    await runOnce(stage);
    const listed = (await stage.run(['sessions', 'list', '--json'])).stdout;
    const index = join(stage.state, 'sessions', 'index.journal');
    for (const damage of [() => rm(index), () => flip(index, 0.4), () => truncate(index, 0)]) {
      await damage();
      const found = await verify(stage);
      expect(found.code).toBe(9);
      expect(['journal damaged', 'session-list damaged']).toContain(found.bad.join());
      const repaired = await stage.run(['sessions', 'repair', '--all']);
      expect(repaired.exitCode, repaired.stdout).toBe(0);
      expect((await stage.run(['sessions', 'list', '--json'])).stdout).toBe(listed);
      expect((await verify(stage)).code).toBe(0);
    }
  });

  it('find damage in memory and blobs', async () => {
    await using stage = await createOne(script);
    await runOnce(stage);
    const files = Object.keys(await contentOf(stage.state));
    const damaged = files.filter((path) => /^(?:memory|blobs)\//u.test(path));
    expect(damaged.length).toBeGreaterThan(0);
    for (const path of damaged) await flip(join(stage.state, path), 0.6);
    const found = await verify(stage);
    expect(found.code).toBe(9);
    expect(new Set(found.bad).size).toBeGreaterThan(0);
    expect((await stage.run(['sessions', 'repair', '--all'])).exitCode).toBe(0);
    expect((await verify(stage)).code).toBe(0);
  });

  it('say that a session of which nothing is left is lost', async () => {
    await using stage = await createOne(script);
    const id = await runOnce(stage);
    await truncate(join(stage.state, 'sessions', id, 'session.journal'), 0);
    expect(await verify(stage)).toEqual({ code: 9, bad: ['journal damaged'] });
    expect((await stage.run(['sessions', 'repair', '--all'])).exitCode).toBe(9);
  });

  it('leave alone what cannot be read, and repair the rest', async () => {
    await using stage = await createOne(script);
    const id = await runOnce(stage);
    const files = Object.keys(await contentOf(stage.state));
    const episodes = join(stage.state, files.find((path) => path.startsWith('memory/')) ?? '');
    await rm(episodes);
    await mkdir(episodes);
    expect((await verify(stage)).code).toBe(1);
    await flip(join(stage.state, 'sessions', id, 'session.journal'), 0.4);
    const repaired = await stage.run(['sessions', 'repair', '--all']);
    expect(repaired.exitCode, repaired.stdout).toBe(1);
    expect(repaired.stdout).toContain(`session ${id}: repaired`);
    expect(repaired.stdout).toMatch(/memory \w+: unreadable/u);
  });

  it('refuse to guess what is meant', async () => {
    await using stage = await createOne(script);
    expect((await stage.run(['sessions', 'repair'])).exitCode).toBe(2);
    expect((await stage.run(['sessions', 'repair', 'x', '--all'])).exitCode).toBe(2);
    expect((await stage.run(['sessions', 'repair', '../x'])).exitCode).toBe(2);
  });
});
