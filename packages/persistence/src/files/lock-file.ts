import { mkdir, open, readdir, rm, rmdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { systemClock, type Clock, type ProcessIdentity } from '@selfware/contracts';
import { retry } from '@selfware/resilience';
import { LockedError } from '../errors.ts';
import {
  formatOwner,
  parseOwner,
  readOwnerState,
  readOwnIdentity,
  type ProcessOwner,
} from '../identity/process-owner.ts';
import { asWriteError, isAbsent, isPresent } from './file-system-error.ts';
import { holdLockSocket, type SocketHold } from './lock-socket.ts';

/** How a lock is taken. */
export interface LockOptions {
  /** How long to wait for another owner; absent or 0 means not at all. */
  readonly waitMs?: number;
  readonly clock?: Clock;
}

/** A lock that this process holds until it closes it or ends. */
export interface Lock extends AsyncDisposable {
  /** Absolute; a directory with one empty file, whose name tells the owner. */
  readonly path: string;
  readonly owner: ProcessIdentity;
  /** Gives the lock back; a second call does nothing. */
  close(): Promise<void>;
}

/**
 * Takes the lock at `path`, whose directory must exist, against every process that sees this file system.
 * The lock of an owner that ended is taken over at once, recognised by pid, start time and boot, never by age.
 * Throws `persistence/locked` naming the owner; also for an owner of another process namespace that cannot be seen from here.
 */
export async function lockFile(path: string, options: LockOptions = {}): Promise<Lock> {
  const { waitMs = 0, clock = systemClock } = options;
  const target = resolve(path);
  if (waitMs <= 0) return takeLock(target);
  const deadline = clock.monotonicMs() + waitMs;
  // No deadline for retry itself: an attempt that it left behind could still take the lock, for nobody.
  return retry(() => takeLock(target), {
    maxAttempts: Number.MAX_SAFE_INTEGER,
    baseMs: 10,
    capMs: 50,
    retryIf: (error) => error instanceof LockedError && clock.monotonicMs() < deadline,
    clock,
  });
}

async function takeLock(path: string): Promise<Lock> {
  try {
    const self = await readOwnIdentity();
    const socket = await holdLockSocket(path);
    if (socket.status === 'taken') throw await lockedBySocket(path, self);
    return await claimOrRelease(path, self, socket);
  } catch (error) {
    throw asWriteError(path, error);
  }
}

async function claimOrRelease(path: string, self: ProcessOwner, socket: SocketHold): Promise<Lock> {
  try {
    const claim = await placeClaim(path, self, socket);
    return toLock({ path, self, claim, socket });
  } catch (error) {
    await releaseSocket(socket);
    throw error;
  }
}

// A claim is placed before the others are looked at: of two contenders at least one sees the other.
async function placeClaim(path: string, self: ProcessOwner, socket: SocketHold): Promise<string> {
  const claim = formatOwner(self);
  await createClaim(path, claim);
  try {
    const rival = await findRival(path, { claim, self, socket });
    if (rival === undefined) return claim;
    throw new LockedError({ path, owner: describe(rival) });
  } catch (error) {
    await removeClaim(path, claim);
    throw error;
  }
}

async function createClaim(path: string, claim: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await mkdir(path, { mode: 0o700 });
    } catch (error) {
      if (!isPresent(error)) throw error;
    }
    try {
      const handle = await open(join(path, claim), 'wx', 0o600);
      await handle.close();
      return;
    } catch (error) {
      // A former owner removes the empty directory as it leaves: make it again.
      if (!isAbsent(error) || attempt === 10) throw error;
    }
  }
}

async function findRival(
  path: string,
  { claim, self, socket }: { claim: string; self: ProcessOwner; socket: SocketHold },
): Promise<ProcessOwner | undefined> {
  for (const name of await readdir(path)) {
    const owner = name === claim ? undefined : parseOwner(name);
    if (owner === undefined) continue;
    if (await mayHold(owner, self, socket)) return owner;
    await rm(join(path, name), { force: true });
  }
  return undefined;
}

async function mayHold(
  owner: ProcessOwner,
  self: ProcessOwner,
  socket: SocketHold,
): Promise<boolean> {
  const state = await readOwnerState(owner, self);
  // An owner of our network namespace would still have the socket that we hold now.
  const gone = socket.status === 'held' && owner.netNamespace === self.netNamespace;
  return state === 'alive' || (state === 'unknown' && !gone);
}

async function lockedBySocket(path: string, self: ProcessOwner): Promise<LockedError> {
  for (const name of await readClaims(path)) {
    const owner = parseOwner(name);
    if (owner !== undefined && (await readOwnerState(owner, self)) !== 'ended')
      return new LockedError({ path, owner: describe(owner) });
  }
  return new LockedError({ path, owner: 'another process that is just taking or leaving it' });
}

async function readClaims(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path);
  } catch {
    // The owner has its socket and not yet its claim, or no claim any more: it stays unnamed.
    return [];
  }
}

function describe({ pid, startTime, bootId }: ProcessOwner): string {
  return `process ${pid} (started at tick ${startTime || 'unknown'} of boot ${bootId || 'unknown'})`;
}

interface HeldLock {
  readonly path: string;
  readonly self: ProcessOwner;
  readonly claim: string;
  readonly socket: SocketHold;
}

function toLock({ path, self, claim, socket }: HeldLock): Lock {
  const { pid, startTime, bootId } = self;
  let closing: Promise<void> | undefined;
  const release = async (): Promise<void> => {
    await removeClaim(path, claim);
    await releaseSocket(socket);
  };
  const close = async (): Promise<void> => (closing ??= release());
  return Object.freeze({
    path,
    owner: { pid, startTime, bootId },
    close,
    [Symbol.asyncDispose]: close,
  });
}

async function removeClaim(path: string, claim: string): Promise<void> {
  await rm(join(path, claim), { force: true });
  try {
    await rmdir(path);
  } catch {
    // Another contender's claim is in it, or another one has removed it.
  }
}

async function releaseSocket(socket: SocketHold): Promise<void> {
  if (socket.status === 'held') await socket.release();
}
