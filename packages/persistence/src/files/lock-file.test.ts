import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatOwner, readOwnIdentity, type ProcessOwner } from '../identity/process-owner.ts';
import { holdLockSocket } from './lock-socket.ts';
import { lockFile } from './lock-file.ts';

describe('lockFile', () => {
  let workspace: TemporaryWorkspace;
  let path: string;
  beforeEach(async () => {
    workspace = await createTemporaryWorkspace();
    path = workspace.resolve('a.lock');
  });
  afterEach(() => workspace.remove());
  const leaveClaim = async (change: Partial<ProcessOwner>): Promise<void> => {
    await mkdir(path, { recursive: true });
    await writeFile(join(path, formatOwner({ ...(await readOwnIdentity()), ...change })), '');
  };

  it('refuses a second owner and names the first', async () => {
    await using lock = await lockFile(path);
    const { pid, startTime, bootId } = await readOwnIdentity();
    expect(lock.owner).toEqual({ pid, startTime, bootId });
    const owner = `process ${pid} (started at tick ${startTime} of boot ${bootId})`;
    await expect(lockFile(path)).rejects.toMatchObject({
      code: 'persistence/locked',
      retryable: true,
      details: { path, owner },
    });
  });

  it('is free again after close, which may be called twice and leaves nothing behind', async () => {
    const lock = await lockFile(path);
    await lock.close();
    await lock.close();
    expect(await readdir(workspace.path)).toEqual([]);
    await (await lockFile(path)).close();
  });

  it('knows one lock by two paths', async () => {
    await mkdir(workspace.resolve('real'));
    await symlink('real', workspace.resolve('alias'));
    await using lock = await lockFile(workspace.resolve('real/l'));
    const second = lockFile(workspace.resolve('alias/l'));
    await expect(second).rejects.toMatchObject({ code: 'persistence/locked' });
    expect(lock.path).toBe(workspace.resolve('real/l'));
  });

  it('takes over from an owner whose number another process has now', async () => {
    await leaveClaim({ startTime: '1' });
    await using lock = await lockFile(path);
    expect(await readdir(lock.path)).toHaveLength(1);
  });

  it('takes over from an owner of an earlier boot', async () => {
    await leaveClaim({ bootId: '00000000-0000-0000-0000-000000000000' });
    await using lock = await lockFile(path);
    expect(await readdir(lock.path)).toHaveLength(1);
  });

  it('respects an owner that lives, even without its socket', async () => {
    await leaveClaim({});
    await expect(lockFile(path)).rejects.toMatchObject({ code: 'persistence/locked' });
    expect(await readdir(path)).toHaveLength(1);
  });

  it('respects an owner in namespaces that cannot be seen from here', async () => {
    await leaveClaim({ pidNamespace: '1', netNamespace: '1' });
    await expect(lockFile(path)).rejects.toMatchObject({ code: 'persistence/locked' });
  });

  it.runIf(process.platform === 'linux')(
    'takes over from an unseen owner that would still hold the socket if it lived',
    async () => {
      await leaveClaim({ pidNamespace: '1' });
      await using lock = await lockFile(path);
      expect(await readdir(lock.path)).toHaveLength(1);
    },
  );

  it.runIf(process.platform === 'linux')(
    'says so when the owner has its socket and has not told its name yet',
    async () => {
      const socket = await holdLockSocket(path);
      const owner = 'another process that is just taking or leaving it';
      await expect(lockFile(path)).rejects.toMatchObject({ details: { owner } });
      if (socket.status === 'held') await socket.release();
    },
  );

  it('leaves foreign files alone', async () => {
    await mkdir(path);
    await writeFile(join(path, 'note'), 'mine');
    await (await lockFile(path)).close();
    expect(await readdir(path)).toEqual(['note']);
  });

  it('waits for an owner that leaves in time', async () => {
    const first = await lockFile(path);
    const waiting = lockFile(path, { waitMs: 10_000 });
    await first.close();
    await using second = await waiting;
    expect(second.path).toBe(path);
  });

  it('gives up waiting in the end and names the owner', async () => {
    await using first = await lockFile(path);
    const waiting = lockFile(path, { waitMs: 30 });
    await expect(waiting).rejects.toMatchObject({ code: 'persistence/locked' });
    expect(first.path).toBe(path);
  });

  it('gives the lock to exactly one of many who ask at once', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 20 }, () => lockFile(path)));
    const taken = asked.filter((result) => result.status === 'fulfilled');
    expect(taken).toHaveLength(1);
    for (const { value } of taken) await value.close();
  });

  it('says that the directory is missing, or no directory', async () => {
    const missing = lockFile(workspace.resolve('no/lock'));
    await expect(missing).rejects.toMatchObject({ code: 'persistence/not-found' });
    await workspace.write('a.lock', 'a file');
    await expect(lockFile(path)).rejects.toMatchObject({ code: 'persistence/not-writable' });
  });
});
