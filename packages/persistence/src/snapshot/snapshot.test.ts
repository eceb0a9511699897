import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import {
  configureProperties,
  createTemporaryWorkspace,
  type TemporaryWorkspace,
} from '@selfware/test-kit';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { laterEnvelope } from '../../test/support/later-envelope.ts';
import { nothingToHide } from '../../test/support/schemas.ts';
import { bindDisk, MemoryDisk } from '../../test/explorer/memory-disk.ts';
import { encodeEnvelope } from '../envelope/encode-envelope.ts';
import type { FileSystem } from '../files/file-system.ts';
import { loadSnapshot } from './load-snapshot.ts';
import { saveSnapshot } from './save-snapshot.ts';
import type { LoadedSnapshot, SaveSnapshotOptions } from './snapshot-set.ts';

configureProperties();

const options: SaveSnapshotOptions = { sensitivity: nothingToHide };
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

function textsOf({ files }: LoadedSnapshot): Readonly<Record<string, string>> | undefined {
  if (files === undefined) return undefined;
  return Object.fromEntries(
    [...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
  );
}

describe('saveSnapshot and loadSnapshot', () => {
  let workspace: TemporaryWorkspace;
  let directory: string;
  beforeEach(async () => {
    workspace = await createTemporaryWorkspace();
    directory = workspace.resolve('set');
  });
  afterEach(() => workspace.remove());

  it('load what was saved together', async () => {
    expect(await loadSnapshot(directory)).toMatchObject({ files: undefined, generation: 0 });
    expect(await saveSnapshot(directory, { a: 'one', b: Uint8Array.from([0, 255]) }, options)).toBe(
      1,
    );
    const loaded = await loadSnapshot(directory);
    expect(loaded.generation).toBe(1);
    expect(loaded.report).toEqual({ source: 'newest', damage: [], lost: [], quarantined: [] });
    expect([...(loaded.files?.get('b') ?? [])]).toEqual([0, 255]);
    expect(await saveSnapshot(directory, {}, options)).toBe(2);
    expect(textsOf(await loadSnapshot(directory))).toEqual({});
  });

  it('keep two generations and no content that neither names', async () => {
    for (const n of ['1', '2', '3']) await saveSnapshot(directory, { same: 'same', n }, options);
    expect((await readdir(workspace.resolve('set/content'))).sort()).toEqual(
      ['same', '2', '3'].map(hashOf).sort(),
    );
    expect((await readdir(directory)).sort()).toEqual([
      'content',
      'set.000000000002.store',
      'set.000000000003.store',
    ]);
  });

  it('fall back to the set before, whole, when one file of the newest is damaged or gone', async () => {
    await saveSnapshot(directory, { a: 'one', b: 'same' }, options);
    await saveSnapshot(directory, { a: 'two', b: 'same' }, options);
    await writeFile(workspace.resolve(`set/content/${hashOf('two')}`), 'tw0');
    const loaded = await loadSnapshot(directory);
    expect(textsOf(loaded)).toEqual({ a: 'one', b: 'same' });
    expect(loaded).toMatchObject({
      generation: 1,
      report: { source: 'earlier', lost: [{ from: 2, to: 2 }] },
    });
    expect(loaded.report.quarantined).toHaveLength(2);
    expect((await loadSnapshot(directory)).report).toMatchObject({ source: 'newest', damage: [] });
    await rm(workspace.resolve(`set/content/${hashOf('one')}`));
    expect(await loadSnapshot(directory)).toMatchObject({
      files: undefined,
      report: { source: 'empty', lost: [{ from: 1, to: 1 }] },
    });
  });

  it('never mix two sets, whichever byte of whichever file is changed', async () => {
    const sets = [
      { a: 'a1', b: 'b1', c: 'same' },
      { a: 'a2', b: 'b2', c: 'same' },
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (file, at, bits) => {
          const fileSystem = new MemoryDisk();
          for (const set of sets) await saveSnapshot('/set', set, { ...options, fileSystem });
          const paths = [
            ...(await fileSystem.list('/set/content')).map((name) => `content/${name}`),
          ];
          paths.push(...(await fileSystem.list('/set')).filter((name) => name.endsWith('.store')));
          const opened = await fileSystem.open(
            `/set/${paths[file % paths.length] ?? ''}`,
            'update',
          );
          const byte = new Uint8Array(1);
          const position = at % (await opened.stat()).size;
          await opened.read(byte, position);
          await opened.write(Uint8Array.from([(byte[0] ?? 0) ^ bits]), position);
          const loaded = await loadSnapshot('/set', { fileSystem });
          expect([...sets, undefined]).toContainEqual(textsOf(loaded));
          expect(await loadSnapshot('/set', { fileSystem })).toMatchObject({
            generation: loaded.generation,
            report: { damage: [] },
          });
        },
      ),
    );
  });

  it('redact text before any byte is made, and refuse what cannot be redacted', async () => {
    const redact = (): string => '[redacted]';
    const hidden: SaveSnapshotOptions = { sensitivity: { kind: 'redact', redact } };
    await saveSnapshot(directory, { a: 'canary-secret' }, hidden);
    expect(textsOf(await loadSnapshot(directory))).toEqual({ a: '[redacted]' });
    const invalid = { code: 'persistence/content-invalid' };
    const binary = saveSnapshot(directory, { a: Uint8Array.from([255]) }, hidden);
    await expect(binary).rejects.toMatchObject(invalid);
    const odd: SaveSnapshotOptions = { sensitivity: { kind: 'redact', redact: () => 7 } };
    await expect(saveSnapshot(directory, { a: 'x' }, odd)).rejects.toMatchObject(invalid);
  });

  it('refuse names that are no plain names, and too many files', async () => {
    const saving = saveSnapshot(directory, { '../x': '' }, options);
    await expect(saving).rejects.toMatchObject({ code: 'persistence/invalid-name' });
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`f${n}`, '']));
    const code = 'persistence/content-invalid';
    await expect(saveSnapshot(directory, many, options)).rejects.toMatchObject({ code });
  });

  it('heal content that is damaged when it is saved again', async () => {
    await saveSnapshot(directory, { a: 'one' }, options);
    const path = workspace.resolve(`set/content/${hashOf('one')}`);
    for (const damage of ['0ne', 'much longer']) {
      await writeFile(path, damage);
      await saveSnapshot(directory, { a: 'one' }, options);
      expect(await readFile(path, 'utf8')).toBe('one');
    }
  });

  it('believe no list that is none, though its checksum holds', async () => {
    await saveSnapshot(directory, { a: 'one' }, options);
    const lists = [
      'text',
      [7],
      [{ name: 'a' }],
      [{ name: '../a', hash: hashOf('one') }],
      [{ name: 'a', hash: 'one' }],
      [
        { name: 'a', hash: hashOf('one') },
        { name: 'a', hash: hashOf('one') },
      ],
    ];
    for (const list of lists) {
      const header = { kind: 'set', version: 1, generation: 2, created: 0, previous: null };
      const { bytes } = encodeEnvelope(header, Buffer.from(JSON.stringify(list)));
      await writeFile(workspace.resolve('set/set.000000000002.store'), bytes);
      const loaded = await loadSnapshot(directory);
      expect(textsOf(loaded)).toEqual({ a: 'one' });
      expect(loaded.report.damage).toMatchObject([{ reason: 'header' }]);
    }
  });

  it('refuse a list of a later format and leave it as it is', async () => {
    await saveSnapshot(directory, { a: 'one' }, options);
    const path = workspace.resolve('set/set.000000000002.store');
    await writeFile(path, laterEnvelope());
    const refused = { code: 'persistence/version-unsupported' };
    await expect(loadSnapshot(directory)).rejects.toMatchObject(refused);
    expect(await readFile(path)).toEqual(laterEnvelope());
  });

  it('look again when the newest set was pruned while it was read', async () => {
    const fileSystem = new MemoryDisk();
    const files = { ...options, fileSystem, generations: 1 };
    await saveSnapshot('/set', { a: 'one' }, files);
    let isFirst = true;
    const slow: FileSystem = {
      ...bindDisk(fileSystem),
      open: async (path, how, mode) => {
        if (isFirst && path.includes('content')) {
          isFirst = false;
          await saveSnapshot('/set', { a: 'two' }, files);
        }
        return fileSystem.open(path, how, mode);
      },
    };
    const loaded = await loadSnapshot('/set', { fileSystem: slow });
    expect(textsOf(loaded)).toEqual({ a: 'two' });
    expect(loaded.report).toMatchObject({ source: 'newest', damage: [] });
  });

  it('refuse a file over the bound and a lock that another one holds', async () => {
    await saveSnapshot(directory, { a: 'x'.repeat(100) }, options);
    const tooLarge = { code: 'persistence/file-too-large' };
    await expect(loadSnapshot(directory, { maxBytes: 10 })).rejects.toMatchObject(tooLarge);
    const fileSystem = new MemoryDisk();
    await saveSnapshot('/set', {}, { ...options, fileSystem });
    await fileSystem.lock('/set/set.lock');
    const saving = saveSnapshot('/set', {}, { ...options, fileSystem, lockWaitMs: 1 });
    await expect(saving).rejects.toMatchObject({ code: 'persistence/locked' });
  });
});
