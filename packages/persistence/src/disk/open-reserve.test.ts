import { constants } from 'node:os';
import { stat } from 'node:fs/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { createFaultyDisk } from '../../test/explorer/faulty-disk.ts';
import { MemoryDisk } from '../../test/explorer/memory-disk.ts';
import { DiskFullError } from '../errors.ts';
import { assertFreeSpace } from './assert-free-space.ts';
import { openReserve } from './open-reserve.ts';

describe('openReserve', () => {
  it('keeps space back once, and takes it again after it was given up', async () => {
    await using workspace = await createTemporaryWorkspace();
    const directory = workspace.resolve('state');
    const reserve = await openReserve({ directory, bytes: 100_000 });
    const { size, ino, blocks } = await stat(workspace.resolve('state/selfware.reserve'));
    expect(size).toBeGreaterThan(100_000);
    expect(size).toBeLessThan(100_512);
    expect(blocks * 512).toBeGreaterThanOrEqual(100_000);
    await openReserve({ directory, bytes: 100_000 });
    expect((await stat(workspace.resolve('state/selfware.reserve'))).ino).toBe(ino);
    let calls = 0;
    const failing = reserve.run(async () => {
      calls += 1;
      throw new DiskFullError({ path: 'x' });
    });
    await expect(failing).rejects.toMatchObject({ code: 'persistence/disk-full' });
    expect([calls, reserve.isHeld]).toEqual([2, false]);
    expect(await reserve.refill()).toBe(true);
  });

  it('is kept when something else fails', async () => {
    const reserve = await openReserve({ directory: '/r', fileSystem: new MemoryDisk(), bytes: 10 });
    await expect(reserve.run(() => Promise.reject(new Error('other')))).rejects.toThrow('other');
    expect(await reserve.run(() => Promise.resolve(7))).toBe(7);
    expect(reserve.isHeld).toBe(true);
  });

  it('says so with a typed error when its directory cannot be used', async () => {
    await using workspace = await createTemporaryWorkspace({ file: '' });
    const opening = openReserve({ directory: workspace.resolve('file') });
    await expect(opening).rejects.toMatchObject({ code: 'persistence/not-writable' });
  });

  it('says so with a typed error when it cannot be given up', async () => {
    const disk = new MemoryDisk();
    const fault = { kind: 'error', errno: constants.errno.EROFS } as const;
    const { calls } = await openOn(disk, { ...fault, call: -1 });
    const { reserve } = await openOn(disk, { ...fault, call: calls + 3 });
    const failing = reserve.run(() => Promise.reject(new DiskFullError({ path: 'x' })));
    await expect(failing).rejects.toMatchObject({ category: expect.any(String) as unknown });
  });
});

async function openOn(
  disk: MemoryDisk,
  fault: Parameters<typeof createFaultyDisk>[1],
): Promise<{ readonly reserve: Awaited<ReturnType<typeof openReserve>>; readonly calls: number }> {
  const { fileSystem, calls } = createFaultyDisk(disk, fault);
  return { reserve: await openReserve({ directory: '/r', fileSystem, bytes: 10 }), calls: calls() };
}

describe('assertFreeSpace', () => {
  it('passes where there is room, and where the system does not tell', async () => {
    await using workspace = await createTemporaryWorkspace();
    await assertFreeSpace(workspace.path, { minFreeBytes: 1 });
    await assertFreeSpace('/', { fileSystem: new MemoryDisk() });
  });

  it('names how much is missing', async () => {
    await using workspace = await createTemporaryWorkspace();
    const asserting = assertFreeSpace(workspace.path, { minFreeBytes: Number.MAX_SAFE_INTEGER });
    await expect(asserting).rejects.toMatchObject({
      code: 'persistence/disk-low',
      details: { minFreeBytes: Number.MAX_SAFE_INTEGER },
    });
  });

  it('says that there is no such directory', async () => {
    const asserting = assertFreeSpace('/nowhere/at/all');
    await expect(asserting).rejects.toMatchObject({ code: 'persistence/not-found' });
  });
});
