import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Server } from 'node:net';
import { basename, dirname, resolve } from 'node:path';
import { constants } from 'node:os';
import { errnoOf } from './file-system-error.ts';

/** `taken`: another socket of this network namespace has the name; `none`: this system has no such sockets. */
export type SocketHold =
  | { readonly status: 'held'; readonly release: () => Promise<void> }
  | { readonly status: 'taken' | 'none' };

/** Holds the abstract unix socket that stands for `path`; the kernel frees it with the process, however that ends (unix(7)). */
export async function holdLockSocket(path: string): Promise<SocketHold> {
  if (process.platform !== 'linux') return { status: 'none' };
  const name = await socketName(path);
  const { createServer } = await import('node:net');
  // Nobody has a reason to connect; whoever does is cut off.
  const server = createServer((connection) => connection.destroy());
  try {
    await listen(server, name);
  } catch (error) {
    if (errnoOf(error) === constants.errno.EADDRINUSE) return { status: 'taken' };
    // Some sandboxes forbid sockets; the owner's file then decides alone.
    return { status: 'none' };
  }
  server.unref();
  return { status: 'held', release: () => closeServer(server) };
}

async function socketName(path: string): Promise<string> {
  // By the directory's identity: a bind mount or a link must not give the same lock a second name.
  const { dev, ino } = await stat(dirname(resolve(path)), { bigint: true });
  const identity = `${dev}:${ino}:${basename(path)}`;
  return `\0selfware-lock-${createHash('sha256').update(identity).digest('hex')}`;
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolvePromise, reject) => {
    server.once('error', reject);
    server.listen({ path, exclusive: true }, () => {
      server.off('error', reject);
      resolvePromise();
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolvePromise) => {
    server.close(() => resolvePromise());
  });
}
