import { createSecretKey } from 'node:crypto';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteSchema, nothingToHide, type Note } from '../../test/support/schemas.ts';
import type { Sensitivity } from '../sensitivity.ts';
import type { Store } from '../store/store.ts';
import { createBackendMemory, createMemoryBackend } from '../testing/create-memory-backend.ts';
import { createVault } from '../vault/create-vault.ts';
import type { Backend } from './backend.ts';
import { createBackendStore } from './create-backend-store.ts';
import { openBackendJournal, type BackendJournal } from './open-backend-journal.ts';
import { openFileBackend } from './open-file-backend.ts';

const vault = createVault({ keys: [{ key: createSecretKey(Buffer.alloc(32, 1)) }] });
const sealed: Sensitivity = { kind: 'encrypt', vault, id: 'one' };
const note = fc.record({ n: fc.integer({ min: 0, max: 99 }), text: fc.string() });

async function onFiles(act: (open: () => Promise<Backend>) => Promise<void>): Promise<void> {
  await using workspace = await createTemporaryWorkspace();
  await act(() => openFileBackend({ directory: workspace.path }));
}

async function inMemory(act: (open: () => Promise<Backend>) => Promise<void>): Promise<void> {
  const memory = createBackendMemory();
  await act(() => Promise.resolve(createMemoryBackend(memory)));
}

const storeOver = (
  backend: Backend,
  more: Partial<{ sensitivity: Sensitivity }> = {},
): Store<Note> =>
  createBackendStore({
    backend,
    name: 'plan',
    schema: noteSchema,
    version: 1,
    sensitivity: nothingToHide,
    ...more,
  });

const journalOver = (
  backend: Backend,
  sensitivity: Sensitivity = nothingToHide,
): Promise<BackendJournal<Note>> =>
  openBackendJournal({ backend, name: 'chat', schema: noteSchema, sensitivity });

async function readAll(journal: BackendJournal<Note>, from?: number): Promise<readonly Note[]> {
  const records: Note[] = [];
  for await (const { record } of journal.read(from)) records.push(record);
  return records;
}

describe.each([
  ['files', onFiles],
  ['memory', inMemory],
])('over a backend of %s', (_, on) => {
  it.each([
    ['in the clear', nothingToHide],
    ['sealed', sealed],
  ])('a store and a journal give back what they were given, %s', async (_title, sensitivity) => {
    const given = fc.array(note, { minLength: 1, maxLength: 6 });
    const property = fc.asyncProperty(given, async (values) =>
      on(async (open) => {
        await using backend = await open();
        await using store = storeOver(backend, { sensitivity });
        await using journal = await journalOver(backend, sensitivity);
        for (const value of values) await store.save(value);
        await Promise.all(values.map((value) => journal.append(value)));
        await journal.close();
        await using again = await journalOver(backend, sensitivity);
        expect(again.lastSequence).toBe(values.length);
        expect(await readAll(again)).toEqual(values);
        expect(await readAll(again, values.length)).toEqual(values.slice(-1));
        const { value, generation } = await storeOver(backend, { sensitivity }).load();
        expect([value, generation]).toEqual([values.at(-1), values.length]);
        expect(await store.verify()).toMatchObject([{ status: 'whole' }]);
      }),
    );
    await fc.assert(property, { numRuns: 10 });
  });

  it('two stores that save at once lose no save', async () => {
    await on(async (open) => {
      await using backend = await open();
      await using one = storeOver(backend);
      await using other = storeOver(backend);
      const saves = Array.from({ length: 10 }, (_value, n) => [
        one.save({ n, text: 'one' }),
        other.save({ n, text: 'other' }),
      ]);
      const generations = await Promise.all(saves.flat());
      expect(new Set(generations).size).toBe(20);
      expect((await one.load()).generation).toBe(20);
    });
  });

  it('a journal has one owner, and says what it cannot take', async () => {
    await on(async (open) => {
      await using backend = await open();
      await using journal = await journalOver(backend);
      const locked = { code: 'persistence/locked' };
      await expect(journalOver(backend)).rejects.toMatchObject(locked);
      const other = { n: Number.NaN, text: '' };
      const invalid = { code: 'persistence/content-invalid' };
      await expect(journal.append(other)).rejects.toMatchObject(invalid);
      await journal.close();
      const closed = { code: 'persistence/closed' };
      await expect(journal.append({ n: 1, text: '' })).rejects.toMatchObject(closed);
    });
  });

  it('a store refuses what no store has written, and has nothing where nothing is', async () => {
    await on(async (open) => {
      await using backend = await open();
      const store = storeOver(backend);
      expect(await store.load()).toMatchObject({ generation: 0, report: { source: 'empty' } });
      expect(await store.verify()).toEqual([]);
      await backend.put('plan', Buffer.from('{}'), { ifGeneration: 0 });
      const refused = { code: 'persistence/content-invalid' };
      await expect(store.load()).rejects.toMatchObject(refused);
      expect(await store.verify()).toMatchObject([{ status: 'damaged' }]);
      await store.close();
      await expect(store.load()).rejects.toMatchObject({ code: 'persistence/closed' });
    });
  });

  it('a journal notices somebody who appends without the lock', async () => {
    await on(async (open) => {
      await using backend = await open();
      await using journal = await journalOver(backend);
      await backend.append('chat', Buffer.from('{"n":1,"text":""}'));
      const damaged = { code: 'persistence/journal-damaged' };
      await expect(journal.append({ n: 2, text: '' })).rejects.toMatchObject(damaged);
    });
  });
});
