import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import {
  createFakeClock,
  createTemporaryWorkspace,
  type TemporaryWorkspace,
} from '@selfware/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listQuarantine } from '../../test/support/journals.ts';
import { anySchema, noteSchema, nothingToHide, type Note } from '../../test/support/schemas.ts';
import { encodeEnvelope } from '../envelope/encode-envelope.ts';
import { lockFile } from '../files/lock-file.ts';
import { createStore } from './create-store.ts';
import type { Store, StoreOptions } from './store.ts';

const note = (n: number): Note => ({ n, text: `note ${n}` });
const fileOf = (generation: number): string => `state.00000000000${generation}.store`;

describe('createStore', () => {
  let workspace: TemporaryWorkspace;
  beforeEach(async () => {
    workspace = await createTemporaryWorkspace();
  });
  afterEach(() => workspace.remove());
  const open = (options: Partial<StoreOptions<Note>> = {}): Store<Note> =>
    createStore({
      directory: workspace.resolve('s'),
      name: 'state',
      schema: noteSchema,
      version: 1,
      sensitivity: nothingToHide,
      ...options,
    });
  const damage = async (generation: number): Promise<void> =>
    writeFile(workspace.resolve('s', fileOf(generation)), 'damaged');

  it('is empty before the first save and makes nothing', async () => {
    await using store = open();
    const report = { source: 'empty', damage: [], lost: [], quarantined: [] };
    expect(await store.load()).toEqual({ value: undefined, generation: 0, report });
    expect(await store.verify()).toEqual([]);
    expect(await readdir(workspace.path)).toEqual([]);
  });

  it('loads what was saved last', async () => {
    await using store = open();
    expect(await store.save(note(1))).toBe(1);
    expect(await store.save(note(2))).toBe(2);
    const again = open();
    expect(await again.load()).toMatchObject({
      value: note(2),
      generation: 2,
      report: { source: 'newest' },
    });
  });

  it('keeps as many generations as it is told, and no temporary file or lock', async () => {
    await using store = open({ generations: 2 });
    for (const n of [1, 2, 3, 4]) await store.save(note(n));
    expect((await readdir(workspace.resolve('s'))).sort()).toEqual([fileOf(3), fileOf(4)]);
    expect(await store.verify()).toEqual([
      { generation: 4, file: fileOf(4), status: 'whole' },
      { generation: 3, file: fileOf(3), status: 'whole' },
    ]);
  });

  it('numbers concurrent saves of two stores without losing one', async () => {
    await using first = open({ generations: 50 });
    await using second = open({ generations: 50 });
    const saves = Array.from({ length: 20 }, (_, n) =>
      (n % 2 === 0 ? first : second).save(note(n)),
    );
    const numbers = await Promise.all(saves);
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect((await first.verify()).every(({ status }) => status === 'whole')).toBe(true);
  });

  it('falls back to the generation before, reports what is lost and keeps the damaged file', async () => {
    await using store = open();
    for (const n of [1, 2, 3]) await store.save(note(n));
    await damage(3);
    expect((await store.verify())[0]).toMatchObject({ generation: 3, status: 'damaged' });
    const loaded = await store.load();
    expect(loaded).toMatchObject({
      value: note(2),
      generation: 2,
      report: {
        source: 'earlier',
        damage: [{ file: fileOf(3), offset: 0, bytes: 7, reason: 'not-an-envelope' }],
        lost: [{ from: 3, to: 3 }],
      },
    });
    expect(await readFile(loaded.report.quarantined[0] ?? '', 'utf8')).toBe('damaged');
    const second = await store.load();
    expect(second.report).toMatchObject({ source: 'newest', damage: [], lost: [] });
    expect(await listQuarantine(workspace.resolve('s'))).toHaveLength(2);
  });

  it('says that nothing usable is left instead of making something up', async () => {
    await using store = open();
    for (const n of [1, 2]) await store.save(note(n));
    await damage(1);
    await damage(2);
    expect(await store.load()).toMatchObject({
      value: undefined,
      report: { source: 'empty', lost: [{ from: 1, to: 2 }] },
    });
  });

  it('quarantines a damaged file once when several load at the same time', async () => {
    await using store = open();
    for (const n of [1, 2]) await store.save(note(n));
    await damage(2);
    const loads = await Promise.all(Array.from({ length: 8 }, () => open().load()));
    expect(loads.map(({ value }) => value)).toEqual(loads.map(() => note(1)));
    expect(await listQuarantine(workspace.resolve('s'))).toHaveLength(2);
  });

  it('goes on saving after damage, chained to what is whole', async () => {
    await using store = open();
    for (const n of [1, 2]) await store.save(note(n));
    await damage(2);
    expect(await store.save(note(3))).toBe(3);
    expect(await store.load()).toMatchObject({ value: note(3), generation: 3 });
    expect((await store.verify()).map(({ status }) => status)).toEqual([
      'whole',
      'damaged',
      'whole',
    ]);
  });

  it('takes a file under a number or a name that is not its own for damage', async () => {
    await using store = open();
    await store.save(note(1));
    await rename(workspace.resolve('s', fileOf(1)), workspace.resolve('s', fileOf(2)));
    const loaded = await store.load();
    expect(loaded.report.damage).toMatchObject([{ file: fileOf(2), reason: 'misplaced' }]);
  });

  it('sees a generation that was exchanged for another whole one', async () => {
    await using store = open();
    for (const n of [1, 2]) await store.save(note(n));
    const header = { kind: 'state', version: 1, generation: 1, created: 0, previous: null };
    const forged = encodeEnvelope(header, Buffer.from(JSON.stringify(note(9))));
    await writeFile(workspace.resolve('s', fileOf(1)), forged.bytes);
    expect((await store.verify()).map(({ status }) => status)).toEqual(['unchained', 'whole']);
  });

  it('ignores files that are not its own', async () => {
    await workspace.write('s/state.1.store', 'x');
    await workspace.write('s/states.000000000001.store', 'x');
    await workspace.write('s/state.x.store', 'x');
    await using store = open();
    expect(await store.load()).toMatchObject({ generation: 0, report: { damage: [] } });
  });

  it('refuses content of another schema version and leaves it as it is', async () => {
    await open({ version: 2 }).save(note(1));
    await using store = open();
    await expect(store.load()).rejects.toMatchObject({ code: 'persistence/version-unsupported' });
    expect(await readdir(workspace.resolve('s'))).toEqual([fileOf(1)]);
  });

  it('refuses a file of a later format and leaves it as it is', async () => {
    await using store = open();
    await store.save(note(1));
    const { digestEnvelope } = await import('../envelope/encode-envelope.ts');
    const digest = digestEnvelope('3', Buffer.from('later'));
    await writeFile(workspace.resolve('s', fileOf(1)), `selfware-envelope 3 ${digest}\nlater`);
    await expect(store.load()).rejects.toMatchObject({ code: 'persistence/version-unsupported' });
    expect(await readdir(workspace.resolve('s'))).toEqual([fileOf(1)]);
  });

  it('refuses whole content that the schema does not admit', async () => {
    const options = { directory: workspace.resolve('s'), name: 'state', version: 1 };
    await createStore({ ...options, schema: anySchema, sensitivity: nothingToHide }).save({
      n: 'x',
    });
    await expect(open().load()).rejects.toMatchObject({ code: 'persistence/content-invalid' });
  });

  it('takes a file that is too long for an envelope of its own for damage', async () => {
    await using store = open();
    await store.save(note(1));
    await writeFile(workspace.resolve('s', fileOf(2)), Buffer.alloc(5 * 1024 * 1024));
    expect(await store.load()).toMatchObject({ generation: 1, report: { source: 'earlier' } });
  });

  it('does not take what it cannot read for damage', async () => {
    await workspace.write(`s/${fileOf(1)}/inside`, '');
    await using store = open();
    await expect(store.load()).rejects.toMatchObject({ code: 'persistence/not-a-file' });
    await workspace.write('file', '');
    const below = open({ directory: workspace.resolve('file/below') });
    await expect(below.load()).rejects.toMatchObject({ code: 'persistence/not-readable' });
    await expect(below.verify()).rejects.toMatchObject({ code: 'persistence/not-readable' });
    await expect(below.save(note(1))).rejects.toMatchObject({ code: 'persistence/not-writable' });
  });

  it('redacts before saving and writes the time of its clock', async () => {
    const redact = () => ({ n: 0, text: '[redacted]' });
    await using store = open({
      sensitivity: { kind: 'redact', redact },
      clock: createFakeClock(5),
    });
    await store.save({ n: 1, text: 'canary' });
    const bytes = await workspace.read(`s/${fileOf(1)}`);
    expect(bytes).not.toContain('canary');
    expect(bytes).toContain('"created":5');
  });

  it('goes on after a save that was refused', async () => {
    await using store = open({ lockWaitMs: 1 });
    await store.save(note(1));
    const lock = await lockFile(workspace.resolve('s/state.store.lock'));
    await expect(store.save(note(2))).rejects.toMatchObject({ code: 'persistence/locked' });
    await lock.close();
    expect(await store.save(note(2))).toBe(2);
  });

  it('refuses every call after close', async () => {
    const store = open();
    const saving = store.save(note(1));
    await store.close();
    expect(await saving).toBe(1);
    const closed = { code: 'persistence/closed' };
    await expect(store.load()).rejects.toMatchObject(closed);
    await expect(store.save(note(1))).rejects.toMatchObject(closed);
    await expect(store.verify()).rejects.toMatchObject(closed);
  });

  it('refuses a name that is no plain file name', () => {
    expect(() => open({ name: 'a/b' })).toThrow(
      expect.objectContaining({ code: 'persistence/invalid-name' }),
    );
  });
});
