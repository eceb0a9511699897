import { constants } from 'node:os';
import { createFakeClock } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { CommitQueue, type CommitTarget } from './commit-queue.ts';

interface FakeFile {
  readonly target: CommitTarget['file'];
  readonly calls: string[];
  /** The number of the system error of the next call of each kind; absent means that it works. */
  readonly faults: { write?: number; datasync?: number };
  shortWrite: number;
}

function createFile(): FakeFile {
  const calls: string[] = [];
  const faults: FakeFile['faults'] = {};
  const step = (name: 'write' | 'datasync'): void => {
    calls.push(name);
    const errno = faults[name];
    if (errno !== undefined) throw Object.assign(new Error('injected'), { errno: -errno });
  };
  const file: FakeFile = {
    calls,
    faults,
    shortWrite: Infinity,
    target: {
      write: async (bytes) => {
        step('write');
        return Promise.resolve(Math.min(bytes.length, file.shortWrite));
      },
      syncData: async () => {
        step('datasync');
        return Promise.resolve();
      },
      truncate: async (length) => {
        calls.push(`truncate ${length}`);
        return Promise.resolve();
      },
    },
  };
  return file;
}

const createQueue = ({ target: file }: FakeFile, shareSync = true): CommitQueue =>
  new CommitQueue({ file, path: 'j', end: 10, clock: createFakeClock(), shareSync });

const five = new Uint8Array(5);

describe('CommitQueue', () => {
  it('takes one write and one sync for all that wait together', async () => {
    const file = createFile();
    const queue = createQueue(file);
    await Promise.all(Array.from({ length: 16 }, () => queue.add(five, { durable: true })));
    expect(file.calls).toEqual(['write', 'datasync']);
    expect(queue.end).toBe(10 + 16 * 5);
  });

  it('keeps to one sync a round when writers append again as soon as they may', async () => {
    const file = createFile();
    const queue = createQueue(file);
    const write = async (): Promise<void> => {
      for (let round = 0; round < 10; round += 1) await queue.add(five, { durable: true });
    };
    await Promise.all(Array.from({ length: 16 }, write));
    expect(file.calls.filter((call) => call === 'datasync')).toHaveLength(10);
  });

  it('syncs nothing when nothing was written since', async () => {
    const file = createFile();
    await createQueue(file).add(new Uint8Array(0), { durable: true });
    expect(file.calls).toEqual([]);
  });

  it('writes on until every byte is taken', async () => {
    const file = createFile();
    file.shortWrite = 2;
    await createQueue(file).add(five, { durable: true });
    expect(file.calls).toEqual(['write', 'write', 'write', 'datasync']);
  });

  it('fails when a write takes no bytes', async () => {
    const file = createFile();
    file.shortWrite = 0;
    const adding = createQueue(file).add(five, { durable: true });
    await expect(adding).rejects.toMatchObject({ code: 'persistence/not-writable' });
  });

  it('acknowledges nothing of a batch whose sync failed, and never syncs that file again', async () => {
    const file = createFile();
    const queue = createQueue(file);
    file.faults.datasync = constants.errno.EIO;
    const failed = { code: 'persistence/not-writable' };
    const adding = [queue.add(five, { durable: true }), queue.add(five, { durable: true })];
    for (const added of adding) await expect(added).rejects.toMatchObject(failed);
    delete file.faults.datasync;
    await expect(queue.add(five, { durable: true })).rejects.toMatchObject(failed);
    expect(() => {
      queue.assertSound();
    }).toThrow();
    expect(file.calls).toEqual(['write', 'datasync']);
  });

  it('rejects what waits behind a batch that found the disk full', async () => {
    const file = createFile();
    const queue = createQueue(file, false);
    file.faults.write = constants.errno.ENOSPC;
    const adding = [queue.add(five, { durable: true }), queue.add(five, { durable: true })];
    for (const added of adding)
      await expect(added).rejects.toMatchObject({ code: 'persistence/disk-full' });
    expect(file.calls).toEqual(['write', 'truncate 10']);
  });

  it('bounds what is written at once', async () => {
    const file = createFile();
    const queue = createQueue(file);
    const big = new Uint8Array(5 * 1024 * 1024);
    const adding = [queue.add(big, { durable: false }), queue.add(big, { durable: false })];
    expect(queue.pendingBytes).toBe(2 * big.length);
    await Promise.all(adding);
    expect(file.calls).toEqual(['write', 'write']);
    expect(queue.plannedEnd).toBe(queue.end);
  });
});
