import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { openBlobStore } from '../../src/blob/open-blob-store.ts';
import { assertFreeSpace } from '../../src/disk/assert-free-space.ts';
import { openReserve } from '../../src/disk/open-reserve.ts';
import { readFileBounded } from '../../src/files/read-file-bounded.ts';
import { writeFileAtomically } from '../../src/files/write-file-atomically.ts';
import { createStore } from '../../src/store/create-store.ts';
import { anySchema, nothingToHide } from '../support/schemas.ts';
import { listQuarantine, openNotes, readAll } from '../support/journals.ts';

function mountSmallDisk(path: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path], { stdio: 'ignore' });
}

function unmount(path: string): void {
  execFileSync('umount', [path], { stdio: 'ignore' });
}

// Mounting needs root and a system that permits it; elsewhere the tests below show as skipped, and the failing directory of the property test stands in.
function canMount(): boolean {
  const path = mkdtempSync(join(tmpdir(), 'selfware-mount-'));
  try {
    mountSmallDisk(path);
    unmount(path);
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(path);
  }
}

async function onSmallDisk(act: (directory: string) => Promise<void>): Promise<void> {
  await using workspace = await createTemporaryWorkspace();
  mountSmallDisk(workspace.path);
  try {
    await act(workspace.path);
  } finally {
    unmount(workspace.path);
  }
}

describe.runIf(canMount())('a full disk of 64 kB', () => {
  const full = { code: 'persistence/disk-full' };

  it('leaves the old file and no temporary one', async () => {
    await onSmallDisk(async (directory) => {
      const path = join(directory, 'a');
      await writeFileAtomically(path, 'old content');
      const writing = writeFileAtomically(path, Buffer.alloc(100_000, 1));
      await expect(writing).rejects.toMatchObject(full);
      const left = await readFileBounded(path, { maxBytes: 1000 });
      expect(Buffer.from(left).toString()).toBe('old content');
      expect(await readdir(directory)).toEqual(['a']);
    });
  });

  it('loses no record that was acknowledged before it was full', async () => {
    await onSmallDisk(async (directory) => {
      const journal = await openNotes(directory);
      let acknowledged = 0;
      const fill = async (): Promise<void> => {
        for (;;) acknowledged = await journal.append({ n: acknowledged, text: 'x'.repeat(900) });
      };
      await expect(fill()).rejects.toMatchObject(full);
      await expect(journal.append({ n: 0, text: '' })).rejects.toMatchObject(full);
      await expect(journal.close()).rejects.toMatchObject(full);
      await using again = await openNotes(directory);
      expect(acknowledged).toBeGreaterThan(10);
      expect(await readAll(again)).toHaveLength(acknowledged);
      expect(await listQuarantine(directory)).toEqual([]);
    });
  });

  it('has room for the last checkpoint, which the reserve gives up', async () => {
    await onSmallDisk(async (directory) => {
      const reserve = await openReserve({ directory, bytes: 16_384 });
      expect(reserve.isHeld).toBe(true);
      const journal = await openNotes(directory);
      const fill = async (): Promise<void> => {
        for (let n = 0; ; n += 1) await journal.append({ n, text: 'x'.repeat(900) });
      };
      await expect(fill()).rejects.toMatchObject(full);
      const options = { name: 'plan', schema: anySchema, version: 1, sensitivity: nothingToHide };
      await using store = createStore({ directory, ...options });
      const save = (): Promise<number> => store.save('the last checkpoint '.repeat(200));
      await expect(save()).rejects.toMatchObject(full);
      expect(await reserve.run(save)).toBe(1);
      expect(reserve.isHeld).toBe(false);
      expect((await store.load()).value).toMatch(/^the last checkpoint/u);
      expect(await reserve.refill()).toBe(false);
      const opening = await openReserve({ directory, bytes: 16_384 });
      expect(opening.isHeld).toBe(false);
      await expect(journal.close()).rejects.toMatchObject(full);
    });
  });

  it('is noticed before work is begun', async () => {
    await onSmallDisk(async (directory) => {
      await assertFreeSpace(directory, { minFreeBytes: 32_768 });
      const low = { code: 'persistence/disk-low', details: { minFreeBytes: 65_537 } };
      const asserting = assertFreeSpace(directory, { minFreeBytes: 65_537 });
      await expect(asserting).rejects.toMatchObject(low);
      await expect(assertFreeSpace(directory)).rejects.toMatchObject({ code: low.code });
    });
  });

  it('refuses a blob and keeps those that are there', async () => {
    await onSmallDisk(async (directory) => {
      const blobs = await openBlobStore({ directory });
      const hash = await blobs.put(Buffer.from('kept'));
      await expect(blobs.put(Buffer.alloc(100_000))).rejects.toMatchObject(full);
      expect(Buffer.from((await blobs.get(hash)) ?? []).toString()).toBe('kept');
    });
  });
});
