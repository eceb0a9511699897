import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';
import type { JsonObject, JsonValue } from '@selfware/contracts';
import {
  configureProperties,
  createTemporaryWorkspace,
  type TemporaryWorkspace,
} from '@selfware/test-kit';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFaultyDisk } from '../../test/explorer/faulty-disk.ts';
import { MemoryDisk } from '../../test/explorer/memory-disk.ts';
import { listQuarantine, openNotes, readAll } from '../../test/support/journals.ts';
import { laterEnvelope } from '../../test/support/later-envelope.ts';
import { anySchema, noteSchema, nothingToHide } from '../../test/support/schemas.ts';
import type { Journal, JournalOptions } from './journal.ts';
import { openJournal } from './open-journal.ts';

configureProperties();

const open = (
  directory: string,
  options: Partial<JournalOptions<JsonValue>> = {},
): Promise<Journal<JsonValue>> =>
  openJournal({
    directory,
    name: 'chat',
    schema: anySchema,
    snapshotSchema: anySchema,
    sensitivity: nothingToHide,
    segmentBytes: 300,
    ...options,
  });

async function appendMany(journal: Journal<JsonValue>, from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n += 1) await journal.append(`${n} ${'x'.repeat(60)}`);
}

const sequences = async (journal: Journal<JsonValue>, from?: number): Promise<readonly number[]> =>
  (await readAll(journal, from)).map(({ sequence }) => sequence);

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

describe('a journal of many files', () => {
  let workspace: TemporaryWorkspace;
  let directory: string;
  beforeEach(async () => {
    workspace = await createTemporaryWorkspace();
    directory = workspace.path;
  });
  afterEach(() => workspace.remove());

  it('begins a new file when one is full, and reads through all of them', async () => {
    const journal = await open(directory);
    await appendMany(journal, 1, 10);
    expect(await sequences(journal)).toEqual(range(1, 10));
    expect(await sequences(journal, 8)).toEqual(range(8, 10));
    await journal.close();
    expect((await readdir(directory)).sort()).toEqual([
      'chat.000000000001.segment',
      'chat.000000000004.segment',
      'chat.000000000007.segment',
      'chat.journal',
    ]);
    await using again = await open(directory);
    expect(again.report).toEqual({ source: 'newest', damage: [], lost: [], quarantined: [] });
    expect(await again.append('next')).toBe(11);
    expect(await sequences(again)).toEqual(range(1, 11));
  });

  it('numbers and keeps in order what is appended at once', async () => {
    await using journal = await open(directory);
    const appending = range(1, 50).map((n) => journal.append(n, { durable: n % 7 === 0 }));
    expect(await Promise.all(appending)).toEqual(range(1, 50));
    expect((await readAll(journal)).map(({ record }) => record)).toEqual(range(1, 50));
  });

  it('takes a record that is larger than a file into a file of its own', async () => {
    await using journal = await open(directory, { segmentBytes: 30 });
    await appendMany(journal, 1, 3);
    expect(await sequences(journal)).toEqual(range(1, 3));
    expect(await readdir(directory)).toHaveLength(4);
  });

  it('reads on in files that are rotated and compacted away meanwhile', async () => {
    await using journal = await open(directory);
    await appendMany(journal, 1, 10);
    const seen: number[] = [];
    for await (const { sequence } of journal.read()) {
      seen.push(sequence);
      await appendMany(journal, 1, 2);
      await journal.compact(sequence, { through: journal.lastSequence });
    }
    expect(seen).toEqual(range(1, 10));
    expect(await sequences(journal)).toEqual([]);
  });

  it('counts all files for its size limit', async () => {
    await using journal = await open(directory, { maxBytes: 700 });
    const filling = appendMany(journal, 1, 100);
    await expect(filling).rejects.toMatchObject({ code: 'persistence/journal-full' });
    expect(journal.lastSequence).toBeGreaterThan(3);
  });

  it('tells what is lost when a file in the middle is gone or has only damage', async () => {
    const journal = await open(directory);
    await appendMany(journal, 1, 10);
    await journal.close();
    await rm(workspace.resolve('chat.000000000004.segment'));
    const path = workspace.resolve('chat.000000000007.segment');
    await writeFile(path, (await readFile(path)).fill(1, 24));
    await using again = await open(directory);
    expect(again.report).toMatchObject({ source: 'salvage', lost: [{ from: 4, to: 9 }] });
    expect(await sequences(again)).toEqual([1, 2, 3, 10]);
    expect(await listQuarantine(directory)).toHaveLength(2);
    expect(await readdir(directory)).not.toContain('chat.000000000007.segment');
  });

  it('never puts a full file in the place of another one', async () => {
    const journal = await open(directory);
    await workspace.write('chat.000000000001.segment', 'somebody else');
    const refused = { code: 'persistence/not-writable' };
    await expect(appendMany(journal, 1, 10)).rejects.toMatchObject(refused);
    expect(await workspace.read('chat.000000000001.segment')).toBe('somebody else');
    await expect(journal.close()).rejects.toMatchObject(refused);
  });
});

describe('compact with forget', () => {
  it('leaves nothing on the disk of what was there before, also when called a second time', async () => {
    await using place = await createTemporaryWorkspace();
    const open = (): ReturnType<typeof openNotes> =>
      openNotes(place.path, { snapshotSchema: anySchema, segmentBytes: 200 });
    await using journal = await open();
    for (let n = 1; n <= 9; n += 1) await journal.append({ n, text: 'canary' });
    await journal.compact('canary', { through: 4 });
    await journal.compact('kept', { through: 9, forget: true });
    await journal.compact('kept again', { through: 9, forget: true });
    for (const name of await readdir(place.path)) {
      if (name.endsWith('.lock')) continue;
      expect(await readFile(place.resolve(name), 'latin1'), name).not.toContain('canary');
    }
    await journal.append({ n: 10, text: 'after' });
    await journal.close();
    await using again = await open();
    expect(again.snapshot).toEqual({ value: 'kept again', through: 9 });
    expect((await readAll(again)).map(({ record }) => record.n)).toEqual([10]);
  });
});

describe('compact', () => {
  let workspace: TemporaryWorkspace;
  let directory: string;
  beforeEach(async () => {
    workspace = await createTemporaryWorkspace();
    directory = workspace.path;
  });
  afterEach(() => workspace.remove());

  it('puts a value in the place of the records before, for this opening and the next', async () => {
    const journal = await open(directory);
    expect(journal.snapshot).toBeUndefined();
    await appendMany(journal, 1, 10);
    await journal.compact({ sum: 55 }, { through: 8 });
    expect(journal.snapshot).toEqual({ value: { sum: 55 }, through: 8 });
    expect(await sequences(journal)).toEqual([9, 10]);
    await journal.compact({ sum: 1 }, { through: 3 });
    expect(journal.snapshot).toMatchObject({ through: 8 });
    await journal.close();
    await using again = await open(directory);
    expect(again.snapshot).toEqual({ value: { sum: 55 }, through: 8 });
    expect(again.report).toMatchObject({ source: 'newest', lost: [] });
    expect(await sequences(again)).toEqual([9, 10]);
    expect(await again.append('next')).toBe(11);
  });

  it('removes files that no two snapshots need', async () => {
    await using journal = await open(directory);
    for (const round of range(1, 4)) {
      await appendMany(journal, round * 10 - 9, round * 10);
      await journal.compact(round, { through: journal.lastSequence });
    }
    const names = await readdir(directory);
    expect(names.filter((name) => name.endsWith('.snapshot')).sort()).toEqual([
      'chat.000000000030.snapshot',
      'chat.000000000040.snapshot',
    ]);
    const first = names
      .filter((name) => name.endsWith('.segment'))
      .sort()
      .at(0);
    expect(first).toBe('chat.000000000031.segment');
  });

  it('falls back to the snapshot before and loses no record when the newest one is damaged', async () => {
    const journal = await open(directory);
    await appendMany(journal, 1, 10);
    await journal.compact('first', { through: 10 });
    await appendMany(journal, 11, 20);
    await journal.compact('second', { through: 20 });
    await appendMany(journal, 21, 25);
    await journal.close();
    const path = workspace.resolve('chat.000000000020.snapshot');
    await writeFile(path, (await readFile(path)).fill(0, 100));
    await using again = await open(directory);
    expect(again.snapshot).toEqual({ value: 'first', through: 10 });
    expect(await sequences(again)).toEqual(range(11, 25));
    expect(again.report).toMatchObject({ source: 'salvage', lost: [] });
    expect(again.report.quarantined).toHaveLength(1);
  });

  it('says what is lost when no snapshot is left', async () => {
    const journal = await open(directory);
    await appendMany(journal, 1, 10);
    await journal.compact('first', { through: 10 });
    await journal.compact('second', { through: 10 });
    await appendMany(journal, 11, 12);
    await journal.close();
    for (const file of await readdir(directory))
      if (file.endsWith('.snapshot')) await writeFile(join(directory, file), 'no envelope');
      else if (file.endsWith('.segment')) await rm(join(directory, file));
    await using again = await open(directory);
    expect(again.snapshot).toBeUndefined();
    expect(again.report.lost).toEqual([{ from: 1, to: 10 }]);
    expect(again.lastSequence).toBe(12);
  });

  it('refuses a snapshot of a later format and sets aside what is none of this journal', async () => {
    const journal = await open(directory);
    await appendMany(journal, 1, 3);
    await journal.compact('first', { through: 3 });
    await journal.close();
    const copy = await readFile(workspace.resolve('chat.000000000003.snapshot'));
    await writeFile(workspace.resolve('chat.000000000004.snapshot'), copy);
    await writeFile(workspace.resolve('chat.000000000005.snapshot'), Buffer.alloc(5_000_000));
    const again = await open(directory);
    expect(again.snapshot).toEqual({ value: 'first', through: 3 });
    expect(again.report.damage.map(({ reason }) => reason)).toEqual([
      'not-an-envelope',
      'misplaced',
    ]);
    await again.close();
    await writeFile(workspace.resolve('chat.000000000009.snapshot'), laterEnvelope());
    const refused = { code: 'persistence/version-unsupported' };
    await expect(open(directory)).rejects.toMatchObject(refused);
    expect(await readdir(directory)).toContain('chat.000000000009.snapshot');
  });

  it('refuses a snapshot that its schema does not admit', async () => {
    await using journal = await open(directory);
    await journal.append('x');
    await journal.compact('no note', { through: 1 });
    await journal.close();
    const opening = openJournal({
      directory,
      name: 'chat',
      schema: anySchema,
      snapshotSchema: noteSchema,
      sensitivity: nothingToHide,
    });
    await expect(opening).rejects.toMatchObject({ code: 'persistence/content-invalid' });
  });

  it('redacts the value before any byte is made', async () => {
    const redact = (): JsonObject => ({ text: '[redacted]' });
    const journal = await open(directory, { sensitivity: { kind: 'redact', redact } });
    await journal.append('x');
    await journal.compact({ text: 'canary-secret' }, { through: 1 });
    expect(journal.snapshot?.value).toEqual({ text: '[redacted]' });
    await journal.close();
    for (const file of await readdir(directory))
      expect(await workspace.read(file)).not.toContain('canary');
  });

  it('refuses a number that no record has, a journal without snapshotSchema, and what is closed', async () => {
    const journal = await open(directory);
    const invalid = { code: 'persistence/content-invalid' };
    for (const through of [-1, 0, 1, 0.5])
      await expect(journal.compact('x', { through })).rejects.toMatchObject(invalid);
    await journal.append('x');
    await journal.compact('x', { through: 1 });
    await journal.close();
    const closed = { code: 'persistence/closed' };
    await expect(journal.compact('x', { through: 1 })).rejects.toMatchObject(closed);
    const plain = { directory, name: 'chat', schema: anySchema, sensitivity: nothingToHide };
    await expect(openJournal(plain)).rejects.toMatchObject(invalid);
    await using other = await openJournal({ ...plain, name: 'other' });
    await other.append('x');
    await expect(other.compact('x', { through: 1 })).rejects.toMatchObject(invalid);
    await using again = await open(directory);
    expect(again.snapshot?.value).toBe('x');
  });

  it('loses at most what one damaged file held, and says so', async () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(lengths, fc.nat(), fc.nat(), async (rounds, file, at) => {
        const disk = new MemoryDisk();
        const journal = await open('/j', { fileSystem: disk });
        let last = 0;
        for (const count of rounds) {
          await appendMany(journal, last + 1, last + count);
          last += count;
          if (count % 2 === 0) await journal.compact(last, { through: last });
        }
        await journal.close();
        await damageOne(disk, file, at);
        await using again = await open('/j', { fileSystem: disk });
        const found = new Set(await sequences(again));
        const through = again.snapshot?.through ?? 0;
        const isKnown = (n: number): boolean =>
          n <= through ||
          found.has(n) ||
          again.report.lost.some(({ from, to }) => from <= n && n <= to);
        // Damage at the very end of the newest file cannot be told from a write that never finished.
        expect(range(1, again.lastSequence).every(isKnown)).toBe(true);
        expect(again.report.damage.length).toBeGreaterThan(0);
        const lost = range(1, last).filter((n) => n > through && !found.has(n));
        expect(lost.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

async function damageOne(disk: MemoryDisk, file: number, at: number): Promise<void> {
  const files = [...(await disk.list('/j'))].sort();
  const opened = await disk.open(join('/j', files[file % files.length] ?? ''), 'update');
  const { size } = await opened.stat();
  const byte = new Uint8Array(1);
  await opened.read(byte, at % size);
  await opened.write(Uint8Array.from([(byte[0] ?? 0) ^ 1]), at % size);
}

describe('a journal whose disk fails', () => {
  const openFaulty = async (call: number): Promise<Journal<JsonValue>> => {
    const fault = { kind: 'error', call, errno: constants.errno.EIO } as const;
    return open('/j', { fileSystem: createFaultyDisk(new MemoryDisk(), fault).fileSystem });
  };

  /** The number of the first call after opening. */
  const firstCall = async (): Promise<number> => {
    const counting = createFaultyDisk(new MemoryDisk(), { kind: 'error', call: -1, errno: 0 });
    await using journal = await open('/j', { fileSystem: counting.fileSystem });
    return journal.lastSequence + counting.calls();
  };

  it('tells the append, and not once more who disposes of it', async () => {
    const call = await firstCall();
    const failing = async (): Promise<void> => {
      await using journal = await openFaulty(call);
      await journal.append('x');
    };
    await expect(failing()).rejects.toMatchObject({ code: 'persistence/not-writable' });
  });

  it('tells who disposes of it when no append was told', async () => {
    const call = await firstCall();
    const failing = async (): Promise<void> => {
      await using journal = await openFaulty(call);
      await journal.append('x', { durable: false });
    };
    await expect(failing()).rejects.toMatchObject({ code: 'persistence/not-writable' });
  });
});

describe('a journal whose disk is slow', () => {
  it('lets appends wait in their order when more than the bound waits', async () => {
    await using journal = await open('/j', { fileSystem: new MemoryDisk(), maxPendingBytes: 200 });
    const appending = range(1, 30).map((n) =>
      journal.append(`${n} ${'x'.repeat(50)}`, { durable: false }),
    );
    expect(await Promise.all(appending)).toEqual(range(1, 30));
    expect(
      (await readAll(journal)).map(({ record }) => Number.parseInt(record as string, 10)),
    ).toEqual(range(1, 30));
  });

  it('finishes what waits as it flushes and closes', async () => {
    const fileSystem = new MemoryDisk();
    const journal = await open('/j', { fileSystem, maxPendingBytes: 100 });
    const appending = range(1, 20).map((n) => journal.append(n, { durable: false }));
    await journal.flush();
    expect(journal.lastSequence).toBe(20);
    appending.push(...range(21, 40).map((n) => journal.append(n, { durable: false })));
    await journal.close();
    expect(await Promise.all(appending)).toEqual(range(1, 40));
    await using again = await open('/j', { fileSystem });
    expect(await sequences(again)).toEqual(range(1, 40));
  });

  it('refuses with a typed error where it is told to', async () => {
    const fileSystem = new MemoryDisk();
    const options = { fileSystem, maxPendingBytes: 100, whenCrowded: 'reject' } as const;
    await using journal = await open('/j', options);
    const results = await Promise.allSettled(
      range(1, 20).map((n) => journal.append('x'.repeat(60 + n))),
    );
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBe(19);
    for (const each of refused)
      expect(each).toMatchObject({ reason: { code: 'persistence/journal-busy' } });
    expect(await journal.append('again')).toBe(2);
    expect(await sequences(journal)).toEqual([1, 2]);
  });
});
