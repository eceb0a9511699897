import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configureProperties, createTemporaryWorkspace } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySchema, nothingToHide } from '../../test/support/schemas.ts';
import { lockFile } from '../files/lock-file.ts';
import { openJournal } from '../journal/open-journal.ts';
import { repairJournal } from './repair-journal.ts';
import { verifyJournal } from './verify-journal.ts';

configureProperties();

/** Every file with its content, the lock's aside. */
async function contentOf(directory: string): Promise<readonly (readonly [string, string])[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const read = async (name: string): Promise<readonly [string, string]> => [
    name,
    await readFile(join(directory, name), 'latin1'),
  ];
  return Promise.all(names.sort().map(read));
}

/** A journal of two full files, a snapshot and a file that is appended to. */
async function writeJournal(directory: string): Promise<void> {
  const rules = { schema: anySchema, snapshotSchema: anySchema, sensitivity: nothingToHide };
  await using journal = await openJournal({ directory, name: 'a', segmentBytes: 60, ...rules });
  await journal.append({ n: 1 });
  await journal.compact({ sum: 1 }, { through: 1 });
  for (const n of [2, 3, 4, 5]) await journal.append({ n });
}

async function damageOne(
  directory: string,
  { file, at, cut }: { file: number; at: number; cut: boolean },
): Promise<void> {
  const names = (await contentOf(directory)).map(([name]) => name);
  const path = join(directory, names[file % names.length] ?? '');
  const bytes = await readFile(path);
  const position = Math.floor(at * bytes.length);
  bytes.writeUInt8((bytes[position] ?? 0) ^ 0x10, position);
  await writeFile(path, cut ? bytes.subarray(0, position) : bytes);
}

const damage = fc.record({
  file: fc.nat({ max: 20 }),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  cut: fc.boolean(),
});

describe('verifyJournal', () => {
  it('tells before a repair what the repair then reports, and changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async (what) => {
        await using workspace = await createTemporaryWorkspace();
        const location = { directory: workspace.path, name: 'a' };
        await writeJournal(workspace.path);
        expect(await verifyJournal(location)).toMatchObject({ status: 'whole', lastSequence: 5 });
        await damageOne(workspace.path, what);
        const before = await contentOf(workspace.path);
        const state = await verifyJournal(location);
        expect(await contentOf(workspace.path)).toEqual(before);
        const report = await repairJournal(location);
        expect({ damage: report.damage, lost: report.lost }).toEqual({
          damage: state.damage,
          lost: state.lost,
        });
        if (!what.cut) expect(state.status).toBe('damaged');
        const after = await verifyJournal(location);
        expect(after.damage).toEqual([]);
        expect(after.lastSequence).toBe(state.lastSequence);
      }),
    );
  });

  it('tells an unfinished end from damage, and both from a journal that is not there', async () => {
    await using workspace = await createTemporaryWorkspace();
    const location = { directory: workspace.path, name: 'a' };
    expect((await verifyJournal(location)).status).toBe('absent');
    expect((await verifyJournal({ ...location, directory: '/nowhere' })).status).toBe('absent');
    await writeJournal(workspace.path);
    const path = join(workspace.path, 'a.journal');
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, -1));
    expect((await verifyJournal(location)).status).toBe('torn');
    bytes.writeUInt8((bytes[3] ?? 0) ^ 1, 3);
    await writeFile(path, bytes);
    expect((await verifyJournal(location)).status).toBe('damaged');
  });

  it('tells that records are missing where a file is gone, also after a repair', async () => {
    await using workspace = await createTemporaryWorkspace();
    const location = { directory: workspace.path, name: 'a' };
    await writeJournal(workspace.path);
    const names = (await contentOf(workspace.path)).map(([name]) => name);
    const segment = names.filter((name) => name.endsWith('.segment')).at(-1) ?? '';
    await rm(join(workspace.path, segment));
    const state = await verifyJournal(location);
    expect(state).toMatchObject({ status: 'incomplete', damage: [] });
    expect(state.lost).toHaveLength(1);
    await repairJournal(location);
    expect(await verifyJournal(location)).toEqual(state);
  });

  it('refuses a journal that somebody has open', async () => {
    await using workspace = await createTemporaryWorkspace();
    await writeJournal(workspace.path);
    await using lock = await lockFile(join(workspace.path, 'a.lock'));
    const location = { directory: workspace.path, name: 'a' };
    await expect(verifyJournal(location)).rejects.toMatchObject({ code: 'persistence/locked' });
    await expect(repairJournal(location)).rejects.toMatchObject({ code: 'persistence/locked' });
    expect(lock.path).toContain('a.lock');
  });
});
