import { readdir, rename, writeFile } from 'node:fs/promises';
import {
  configureProperties,
  createTemporaryWorkspace,
  type TemporaryWorkspace,
} from '@selfware/test-kit';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryDisk } from '../../test/explorer/memory-disk.ts';
import type { FileSystem } from '../files/file-system.ts';
import { formatOwner, readOwnIdentity } from '../identity/process-owner.ts';
import type { BlobStore } from './blob-store.ts';
import { openBlobStore } from './open-blob-store.ts';
import { nothingToHide } from '../../test/support/schemas.ts';

configureProperties();

const putText = (blobs: BlobStore, text: string): Promise<string> => blobs.put(Buffer.from(text));
const getText = async (blobs: BlobStore, hash: string): Promise<string | undefined> => {
  const bytes = await blobs.get(hash);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString();
};

describe('collect', () => {
  let workspace: TemporaryWorkspace;
  let directory: string;
  beforeEach(async () => {
    workspace = await createTemporaryWorkspace();
    directory = workspace.path;
  });
  afterEach(() => workspace.remove());

  it('removes what is neither live nor put by a process that runs', async () => {
    const writer = await openBlobStore({ sensitivity: nothingToHide, directory });
    const [live, dead, pinned] = [
      await putText(writer, 'live'),
      await putText(writer, 'dead'),
      await putText(writer, 'pinned'),
    ];
    await writer.release(live);
    await writer.release(dead);
    await writer.release(dead);
    await using collector = await openBlobStore({ sensitivity: nothingToHide, directory });
    expect(await collector.collect(() => [live])).toEqual({ removed: [dead], pinned: [pinned] });
    expect(await getText(collector, live)).toBe('live');
    expect(await collector.get(dead)).toBeUndefined();
    expect(await collector.has(dead)).toBe(false);
    await writer.close();
    await writer.close();
    expect(await collector.collect(() => [])).toEqual({
      removed: [live, pinned].sort(),
      pinned: [],
    });
    expect(await readdir(directory)).toEqual([]);
  });

  it('is not kept from a blob by a process that ended', async () => {
    const blobs = await openBlobStore({ sensitivity: nothingToHide, directory });
    const hash = await putText(blobs, 'x');
    await blobs.close();
    const ended = formatOwner({ ...(await readOwnIdentity()), startTime: '1' });
    await writeFile(workspace.resolve(`.selfware-pins.${ended}`), `+${hash}\n`);
    expect((await blobs.collect(() => [])).removed).toEqual([hash]);
    expect(await readdir(directory)).toEqual([]);
  });

  it('keeps what is put, recorded and released while it runs', async () => {
    await using collector = await openBlobStore({ sensitivity: nothingToHide, directory });
    const hash = await putText(collector, 'again');
    await collector.release(hash);
    for (const isClosing of [false, true]) {
      const collected = await collector.collect(async () => {
        const writer = await openBlobStore({ sensitivity: nothingToHide, directory });
        await putText(writer, 'again');
        await writer.release(hash);
        if (isClosing) await writer.close();
        return [];
      });
      expect(collected).toEqual({ removed: [], pinned: [hash] });
      expect(await getText(collector, hash)).toBe('again');
    }
    expect((await collector.collect(() => [])).removed).toEqual([hash]);
  });

  it('finds and puts back what a killed collection had moved aside', async () => {
    await using blobs = await openBlobStore({ sensitivity: nothingToHide, directory });
    const [one, two] = [await putText(blobs, 'one'), await putText(blobs, 'two')];
    await workspace.write(`.collected.${one}`, 'an old copy');
    await rename(workspace.resolve(two), workspace.resolve(`.collected.${two}`));
    expect(await getText(blobs, two)).toBe('two');
    expect(await blobs.has(two)).toBe(true);
    await blobs.collect(() => [one, two]);
    expect((await blobs.verify()).map(({ status }) => status)).toEqual(['whole', 'whole']);
    expect(await readdir(directory)).not.toContain(`.collected.${one}`);
  });

  it('runs once at a time, and says why it cannot', async () => {
    await using blobs = await openBlobStore({ sensitivity: nothingToHide, directory });
    await blobs.collect(async () => {
      const locked = { code: 'persistence/locked' };
      await expect(blobs.collect(() => [])).rejects.toMatchObject(locked);
      return [];
    });
    const failing = blobs.collect(() => Promise.reject(new Error('no list')));
    await expect(failing).rejects.toMatchObject({ code: 'persistence/not-writable' });
  });

  it('never takes a blob that a writer relies on, in whatever order their calls meet', async () => {
    const texts = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), texts, texts, async (scheduler, before, during) => {
        const disk = new MemoryDisk();
        const fileSystem = scheduled(disk, scheduler);
        const old = await openBlobStore({
          sensitivity: nothingToHide,
          directory: '/b',
          fileSystem: disk,
        });
        for (const text of before) await putText(old, text);
        await old.close();
        const recorded = new Set<string>();
        const opening = [1, 2].map(() =>
          openBlobStore({ sensitivity: nothingToHide, directory: '/b', fileSystem }),
        );
        const [writer, collector] = (await scheduler.waitFor(Promise.all(opening))) as [
          BlobStore,
          BlobStore,
        ];
        const write = async (): Promise<void> => {
          for (const text of during) {
            const hash = await putText(writer, text);
            recorded.add(hash);
            await writer.release(hash);
          }
        };
        await scheduler.waitFor(
          Promise.all([
            write(),
            collector.collect(() => [...recorded]),
            collector.collect(() => [...recorded]).catch(() => undefined),
          ]),
        );
        for (const hash of recorded) expect(await old.get(hash)).toBeDefined();
      }),
    );
  });
});

/** A disk whose calls end in whatever order the scheduler chooses. */
function scheduled(disk: MemoryDisk, scheduler: fc.Scheduler): FileSystem {
  const later =
    <A extends unknown[], R>(act: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      await scheduler.schedule(Promise.resolve(), act.name);
      return act(...args);
    };
  return {
    open: later((...args: Parameters<FileSystem['open']>) => disk.open(...args)),
    rename: later((from: string, to: string) => disk.rename(from, to)),
    remove: later((path: string) => disk.remove(path)),
    list: later((path: string) => disk.list(path)),
    stat: later((path: string) => disk.stat(path)),
    makeDirectory: later((path: string) => disk.makeDirectory(path)),
    syncDirectory: later((path: string) => disk.syncDirectory(path)),
    freeBytes: () => disk.freeBytes(),
    lock: (...args) => disk.lock(...args),
  };
}

describe('verify', () => {
  it('tells whole blobs from damaged ones and changes nothing', async () => {
    await using workspace = await createTemporaryWorkspace();
    const directory = workspace.path;
    await using blobs = await openBlobStore({ sensitivity: nothingToHide, directory });
    const hashes = [await putText(blobs, 'one'), await putText(blobs, 'two')];
    const [damaged = ''] = hashes;
    await writeFile(workspace.resolve(damaged), '0ne');
    expect(await blobs.verify()).toEqual(
      hashes.toSorted().map((hash) => ({ hash, status: hash === damaged ? 'damaged' : 'whole' })),
    );
    expect(await workspace.read(damaged)).toBe('0ne');
  });

  it('says that the directory is gone', async () => {
    await using workspace = await createTemporaryWorkspace();
    const blobs = await openBlobStore({ sensitivity: nothingToHide, directory: workspace.path });
    await workspace.remove();
    await expect(blobs.verify()).rejects.toMatchObject({ code: 'persistence/not-found' });
  });
});
