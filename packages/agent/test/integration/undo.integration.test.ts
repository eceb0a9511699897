import { chmod, lstat, readFile, rm, stat, symlink } from 'node:fs/promises';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { undoLastRun, type UndoReport } from '../../src/index.ts';
import {
  calling,
  messagesOf,
  never,
  openHouse,
  readAll,
  type House,
  type HouseOptions,
} from '../support/house.ts';

configureProperties();

const done = { text: 'Done.' };
const write = (path: string, content: string) => calling('write_file', { path, content });
const houses: House[] = [];
async function open(options: HouseOptions): Promise<House> {
  const house = await openHouse(options);
  houses.push(house);
  return house;
}
afterEach(() => Promise.all(houses.splice(0).map((house) => house.close())));

const run = (house: House) => readAll(house.agent.run('Do it.', { signal: never() }));
const undo = (house: House): Promise<UndoReport> => undoLastRun(house);

describe('undoLastRun', () => {
  it('restores content and mode, and removes what the run created', async () => {
    const house = await open({
      files: { 'run.sh': 'old\n' },
      script: [
        write('run.sh', 'new\n'),
        write('sub/new.txt', 'x'),
        write('run.sh', 'newer\n'),
        done,
      ],
    });
    await chmod(house.workspace.resolve('run.sh'), 0o755);
    await run(house);
    expect(await house.workspace.read('run.sh')).toBe('newer\n');
    const report = await undo(house);
    expect(report).toMatchObject({ restored: ['run.sh'], removed: ['sub/new.txt'], refused: [] });
    expect(await house.workspace.read('run.sh')).toBe('old\n');
    expect((await stat(house.workspace.resolve('run.sh'))).mode & 0o777).toBe(0o755);
    await expect(house.workspace.read('sub/new.txt')).rejects.toThrow();
  });

  it('refuses and names a file that changed since, and restores the others', async () => {
    const files = { 'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c' };
    const script = [write('a.txt', '1'), write('b.txt', '2'), write('c.txt', '3'), done];
    const house = await open({ files, script });
    await run(house);
    await house.workspace.write('a.txt', 'mine');
    await rm(house.workspace.resolve('b.txt'));
    const report = await undo(house);
    expect(report.restored).toEqual(['c.txt']);
    expect(report.refused).toEqual([
      { path: 'a.txt', reason: 'it was changed since' },
      { path: 'b.txt', reason: 'it was removed since' },
    ]);
    expect(await house.workspace.read('a.txt')).toBe('mine');
  });

  it('takes back the run before when it is called again, and then nothing', async () => {
    const house = await open({
      files: { 'a.txt': 'zero' },
      script: [write('a.txt', 'one'), done, write('a.txt', 'two'), done],
    });
    await run(house);
    await run(house);
    await undo(house);
    expect(await house.workspace.read('a.txt')).toBe('one');
    await undo(house);
    expect(await house.workspace.read('a.txt')).toBe('zero');
    const report = await undo(house);
    expect(report).toEqual({ restored: [], removed: [], refused: [], already: [] });
  });

  it('tells the model when the session goes on', async () => {
    const house = await open({
      files: { 'a.txt': 'old' },
      script: [write('a.txt', 'new'), done, done],
    });
    const [start] = await run(house);
    const session = start?.type === 'run-start' ? start.sessionId : '';
    await undoLastRun({ ...house, session });
    await readAll(house.agent.run('And now?', { signal: never(), session }));
    const content = messagesOf(house.server, 2).at(-2)?.content;
    expect(content).toContain('took back your changes');
    expect(content).toContain('> a.txt');
  });

  it('finds a file as before the run when it was put back by hand', async () => {
    const house = await open({ files: { 'a.txt': 'old' }, script: [write('a.txt', 'new'), done] });
    await run(house);
    await house.workspace.write('a.txt', 'old');
    expect(await undo(house)).toMatchObject({ already: ['a.txt'], restored: [], refused: [] });
  });

  it('refuses what is no file any more, and what leads out of the workspace', async () => {
    const script = [write('a.txt', '1'), write('b.txt', '2'), done];
    const house = await open({ files: { 'a.txt': 'a', 'b.txt': 'b' }, script });
    await run(house);
    await rm(house.workspace.resolve('a.txt'));
    await house.workspace.write('a.txt/inside', 'x');
    await rm(house.workspace.resolve('b.txt'));
    await symlink('/etc/hostname', house.workspace.resolve('b.txt'));
    const report = await undo(house);
    expect(report.refused.map(({ path }) => path)).toEqual(['a.txt', 'b.txt']);
  });

  it('restores what a link leads to, and keeps the link', async () => {
    const house = await open({ files: { 'a.txt': 'old' }, script: [write('link', 'new'), done] });
    await symlink('a.txt', house.workspace.resolve('link'));
    await run(house);
    expect(await house.workspace.read('a.txt')).toBe('new');
    expect(await undo(house)).toMatchObject({ restored: ['link'] });
    expect(await house.workspace.read('a.txt')).toBe('old');
    expect((await lstat(house.workspace.resolve('link'))).isSymbolicLink()).toBe(true);
  });

  it('refuses a file whose content of before is lost', async () => {
    const house = await open({ files: { 'a.txt': 'old' }, script: [write('a.txt', 'new'), done] });
    await run(house);
    const blobs = { ...house.blobs, get: async () => undefined };
    const { refused } = await undoLastRun({ ...house, blobs });
    expect(refused).toEqual([{ path: 'a.txt', reason: 'the content of before is not stored' }]);
  });

  it('restores the exact bytes of every file', async () => {
    const house = await open({ script: () => script.shift() ?? done });
    let script: ReturnType<typeof write>[] = [];
    const names = fc.constantFrom('a.txt', 'b.bin', 'sub/c.txt');
    const bytes = fc.uint8Array({ maxLength: 300 });
    const contents = fc
      .string({ unit: 'binary', maxLength: 50 })
      .map((text) => text.toWellFormed());
    const before = fc.dictionary(names, bytes, { maxKeys: 3 });
    const writes = fc.array(fc.tuple(names, contents), { minLength: 1, maxLength: 5 });
    const all = ['a.txt', 'b.bin', 'sub/c.txt'].map((name) => house.workspace.resolve(name));
    await fc.assert(
      fc.asyncProperty(before, writes, async (files, later) => {
        for (const path of all) await rm(path, { force: true });
        for (const [name, content] of Object.entries(files))
          await house.workspace.write(name, content);
        script = later.map(([name, content]) => write(name, content));
        await run(house);
        const report = await undo(house);
        expect(report.refused).toEqual([]);
        for (const name of ['a.txt', 'b.bin', 'sub/c.txt']) {
          const content = await readFile(house.workspace.resolve(name)).catch(() => undefined);
          expect(content && new Uint8Array(content)).toEqual(files[name]);
        }
      }),
    );
  }, 120_000);
});
