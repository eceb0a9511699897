import { createSecretKey } from 'node:crypto';
import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openNotes } from '../../test/support/journals.ts';
import { anySchema, noteSchema, nothingToHide, type Note } from '../../test/support/schemas.ts';
import type { Sensitivity } from '../sensitivity.ts';
import { createVault } from '../vault/create-vault.ts';
import { readJournal, type ReadJournalOptions } from './read-journal.ts';

describe('readJournal', () => {
  let workspace: TemporaryWorkspace;
  beforeEach(async () => {
    workspace = await createTemporaryWorkspace();
  });
  afterEach(() => workspace.remove());

  const read = async (
    options: Partial<ReadJournalOptions<Note>> = {},
  ): Promise<readonly number[]> => {
    const numbers: number[] = [];
    const common = { name: 'chat', schema: noteSchema, sensitivity: nothingToHide };
    const directory = workspace.path;
    for await (const { record } of readJournal({ directory, ...common, ...options }))
      numbers.push(record.n);
    return numbers;
  };
  const countUp = (first: number, last: number): readonly number[] =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index);

  it('yields nothing where there is no journal, and makes none', async () => {
    expect(await read()).toEqual([]);
    expect(await read({ directory: workspace.resolve('absent') })).toEqual([]);
    expect(await readdir(workspace.path)).toEqual([]);
  });

  it('yields everything acknowledged of a journal that is open elsewhere, while it is written and rotated', async () => {
    await using journal = await openNotes(workspace.path, { segmentBytes: 300 });
    const progress = { acknowledged: 0, isDone: false };
    const writing = (async () => {
      for (let n = 1; n <= 300; n += 1) {
        await journal.append({ n, text: 'x'.repeat(n % 50) });
        progress.acknowledged = n;
      }
      progress.isDone = true;
    })();
    let rounds = 0;
    while (!progress.isDone) {
      const before = progress.acknowledged;
      const numbers = await read();
      expect(numbers).toEqual(countUp(1, numbers.length));
      expect(numbers.length).toBeGreaterThanOrEqual(before);
      rounds += 1;
    }
    await writing;
    expect(rounds).toBeGreaterThan(2);
    expect(await read()).toEqual(countUp(1, 300));
  });

  it('yields what no snapshot stands for while files are compacted away', async () => {
    const snapshotSchema = anySchema;
    await using journal = await openNotes(workspace.path, { segmentBytes: 300, snapshotSchema });
    let through = 0;
    for (let n = 1; n <= 60; n += 1) {
      const last = await journal.append({ n, text: 'x'.repeat(60) });
      const reading = read();
      if (n % 7 === 0) {
        await journal.compact({ n, text: '' }, { through: last, forget: true });
        through = last;
      }
      const numbers = await reading;
      expect(numbers).toEqual(countUp(numbers[0] ?? 0, numbers.at(-1) ?? -1));
      expect(await read()).toEqual(expect.arrayContaining([...countUp(through + 1, n)]));
    }
  });

  it('ends where a record is not finished yet', async () => {
    await using journal = await openNotes(workspace.path);
    for (const n of [1, 2]) await journal.append({ n, text: 'whole' });
    const path = workspace.resolve('chat.journal');
    const bytes = await readFile(path);
    await appendFile(path, bytes.subarray(24, 40));
    expect(await read()).toEqual([1, 2]);
    expect(await read({ recovery: 'tolerate-tail' })).toEqual([1, 2]);
  });

  it('passes over a damaged record, or refuses it', async () => {
    {
      await using journal = await openNotes(workspace.path);
      for (const n of [1, 2, 3]) await journal.append({ n, text: 'text' });
    }
    const path = workspace.resolve('chat.journal');
    const bytes = await readFile(path);
    const at = bytes.indexOf('"n":2');
    bytes[at] = 0;
    await writeFile(path, bytes);
    expect(await read()).toEqual([1, 3]);
    const refused = read({ recovery: 'tolerate-tail' });
    await expect(refused).rejects.toMatchObject({ code: 'persistence/journal-damaged' });
  });

  it('opens what is sealed with its key, and with no other', async () => {
    const seal = (byte: number): Sensitivity => ({
      kind: 'encrypt',
      vault: createVault({ keys: [{ key: createSecretKey(Buffer.alloc(32, byte)) }] }),
      id: 'notes',
    });
    await using journal = await openNotes(workspace.path, { sensitivity: seal(1) });
    await journal.append({ n: 1, text: 'hidden' });
    expect(await read({ sensitivity: seal(1) })).toEqual([1]);
    await expect(read({ sensitivity: seal(2) })).rejects.toMatchObject({
      code: 'persistence/key-missing',
    });
  });

  it('refuses a later format and a name that is none', async () => {
    await (await openNotes(workspace.path)).close();
    const path = workspace.resolve('chat.journal');
    const bytes = await readFile(path);
    bytes.writeUInt32LE(2, 8);
    bytes.writeUInt32LE(crc32(bytes.subarray(0, 20)), 20);
    await writeFile(path, bytes);
    await expect(read()).rejects.toMatchObject({ code: 'persistence/version-unsupported' });
    await expect(read({ name: '../x' })).rejects.toMatchObject({
      code: 'persistence/invalid-name',
    });
  });
});
