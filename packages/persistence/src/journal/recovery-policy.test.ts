import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openNotes, readAll } from '../../test/support/journals.ts';
import type { Note } from '../../test/support/schemas.ts';
import type { Journal, RecoveryPolicy } from './journal.ts';

const damaged = { code: 'persistence/journal-damaged' };

describe('the recovery policy', () => {
  let workspace: TemporaryWorkspace;
  let directory: string;
  beforeEach(async () => {
    workspace = await createTemporaryWorkspace();
    directory = workspace.path;
    await using journal = await openNotes(directory, { segmentBytes: 200 });
    for (let n = 1; n <= 8; n += 1) await journal.append({ n, text: 'x'.repeat(20) });
  });
  afterEach(() => workspace.remove());

  const open = (recovery: RecoveryPolicy): Promise<Journal<Note>> =>
    openNotes(directory, { recovery, segmentBytes: 200 });
  const countOf = async (recovery: RecoveryPolicy): Promise<number> => {
    await using journal = await open(recovery);
    return (await readAll(journal)).length;
  };
  const allBytes = async (): Promise<readonly string[]> => {
    const names = (await readdir(directory)).sort();
    return Promise.all(names.map(async (name) => `${name} ${await workspace.read(name)}`));
  };
  const flip = async (name: string, at: number): Promise<void> => {
    const bytes = await readFile(workspace.resolve(name));
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(workspace.resolve(name), bytes);
  };

  it.each(['salvage', 'point-in-time', 'tolerate-tail', 'absolute'] as const)(
    '%s opens what is whole',
    async (policy) => {
      expect(await countOf(policy)).toBe(8);
    },
  );

  it('absolute refuses a write that was never finished, tolerate-tail cuts it', async () => {
    const { length } = await readFile(workspace.resolve('chat.journal'));
    await truncate(workspace.resolve('chat.journal'), length - 1);
    const before = await allBytes();
    await expect(open('absolute')).rejects.toMatchObject(damaged);
    expect(await allBytes()).toEqual(before);
    expect(await countOf('tolerate-tail')).toBe(7);
    expect(await countOf('absolute')).toBe(7);
  });

  it.each([
    ['the middle of the newest file', 'chat.journal', 30],
    ['a full file', 'chat.000000000001.segment', 60],
  ])(
    'tolerate-tail refuses damage in %s and changes nothing, salvage keeps the rest',
    async (_, name, at) => {
      await flip(name, at);
      const before = await allBytes();
      await expect(open('tolerate-tail')).rejects.toMatchObject(damaged);
      await expect(open('absolute')).rejects.toMatchObject(damaged);
      expect(await allBytes()).toEqual(before);
      expect(await countOf('salvage')).toBe(7);
    },
  );

  it('tolerate-tail refuses the end of a full file, which was synced', async () => {
    const path = workspace.resolve('chat.000000000001.segment');
    await truncate(path, (await readFile(path)).length - 1);
    await expect(open('tolerate-tail')).rejects.toMatchObject(damaged);
    expect(await countOf('salvage')).toBe(7);
  });

  it.each([
    ['the newest file', 'chat.journal', 30],
    ['a full file', 'chat.000000000001.segment', 60],
  ])(
    'point-in-time ends before damage in %s, and keeps what follows in quarantine',
    async (_, name, at) => {
      await flip(name, at);
      await using journal = await open('point-in-time');
      const kept = (await readAll(journal)).map(({ sequence }) => sequence);
      expect(kept).toEqual(Array.from({ length: kept.length }, (__, index) => index + 1));
      expect(kept.length).toBeLessThan(8);
      expect(await journal.append({ n: 9, text: 'y' })).toBe(kept.length + 1);
      const aside = await Promise.all(
        journal.report.quarantined.map((path) => readFile(path, 'utf8')),
      );
      for (let n = kept.length + 2; n <= 8; n += 1) expect(aside.join('')).toContain(`"n":${n}`);
    },
  );

  it('salvage and point-in-time alone open a journal of which a whole file is missing', async () => {
    await rm(workspace.resolve('chat.000000000001.segment'));
    await writeFile(workspace.resolve('chat.000000000001.snapshot'), 'no envelope');
    await expect(open('tolerate-tail')).rejects.toMatchObject(damaged);
    await rm(workspace.resolve('chat.000000000001.snapshot'));
    const names = (await readdir(directory)).filter((name) => name.endsWith('.segment')).sort();
    await rm(workspace.resolve(names[1] ?? ''));
    await expect(open('absolute')).rejects.toMatchObject({
      ...damaged,
      details: { reason: expect.stringMatching(/missing/u) as unknown },
    });
    expect(await countOf('salvage')).toBeGreaterThan(0);
  });
});
