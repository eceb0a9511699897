import { constants, read } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { SecretSourceError } from '../../errors.ts';
import { GrowingMemory, moveToOwnMemory } from './own-memory.ts';

/** How a secret is read. */
export interface ReadSecretOptions {
  /** More is refused; absent means 64 kB. */
  readonly maxBytes?: number;
  /** Whether one line end at the end is left out; absent means yes. */
  readonly trim?: boolean;
}

// `node:util` would load workers and the network with it.
function readInto(
  descriptor: number,
  into: Buffer,
  offset: number,
  length: number,
): Promise<{ readonly bytesRead: number }> {
  return new Promise((resolve, reject) => {
    read(descriptor, into, offset, length, null, (error, bytesRead) => {
      if (error === null) resolve({ bytesRead });
      else reject(error);
    });
  });
}

/** The bytes of a regular file, read straight into memory of their own; throws `safety/secret-source`. */
export async function readSecretFile(path: string, options: ReadSecretOptions): Promise<Buffer> {
  const file = await openRegular(path);
  try {
    return await readDescriptor(file.fd, path, options);
  } finally {
    await file.close();
  }
}

async function openRegular(path: string): Promise<FileHandle> {
  // A pipe would be waited for without O_NONBLOCK; Windows has no such flag and no such pipes.
  const flags = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK);
  let file: FileHandle;
  try {
    file = await open(path, flags);
  } catch (cause) {
    throw unreadable(path, 'a file that can be read', 'none', cause);
  }
  const found = await file.stat();
  if (found.isFile()) return file;
  await file.close();
  throw unreadable(path, 'a regular file', 'something else');
}

/** What a descriptor gives until its end, read straight into memory of its own; a stream would leave copies in memory that it frees. */
export async function readDescriptor(
  descriptor: number,
  name: string,
  options: ReadSecretOptions,
): Promise<Buffer> {
  return gather(name, options, async (memory) => {
    for (;;) {
      const { room } = memory;
      if (room.length === 0) return;
      const { bytesRead } = await readInto(descriptor, room, 0, room.length);
      if (bytesRead === 0) return;
      memory.wrote(bytesRead);
    }
  });
}

/** What a stream of bytes gives until its end; every chunk is zeros afterwards. */
export async function readSecretStream(
  stream: Readable,
  options: ReadSecretOptions,
): Promise<Buffer> {
  return gather('the stream', options, async (memory) => {
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array))
        throw unreadable('the stream', 'bytes', `a ${typeof chunk}: its encoding is set`);
      fill(memory, chunk);
      chunk.fill(0);
      if (memory.isOver) return;
    }
  });
}

function fill(memory: GrowingMemory, chunk: Uint8Array): void {
  for (let rest = chunk; rest.length > 0 && !memory.isOver;) {
    const { room } = memory;
    const part = rest.subarray(0, room.length);
    room.set(part);
    memory.wrote(part.length);
    rest = rest.subarray(part.length);
  }
}

async function gather(
  name: string,
  { maxBytes = 65_536, trim = true }: ReadSecretOptions,
  read: (memory: GrowingMemory) => Promise<void>,
): Promise<Buffer> {
  const memory = new GrowingMemory(maxBytes);
  try {
    await read(memory);
    if (memory.isOver) throw unreadable(name, `at most ${String(maxBytes)} bytes`, 'more');
    const { written } = memory;
    return moveToOwnMemory(trim ? written.subarray(0, endOf(written)) : written);
  } catch (cause) {
    if (cause instanceof SecretSourceError) throw cause;
    throw unreadable(name, 'bytes that can be read', 'an error', cause);
  } finally {
    memory.wipe();
  }
}

function endOf(bytes: Uint8Array): number {
  const { length } = bytes;
  if (bytes[length - 1] !== 10) return length;
  return bytes[length - 2] === 13 ? length - 2 : length - 1;
}

function unreadable(
  name: string,
  expected: string,
  got: string,
  cause?: unknown,
): SecretSourceError {
  return new SecretSourceError({
    message: `expected ${expected} at ${name}, got ${got}`,
    hint: 'say where the secret lies, as a file of its own that only you may read',
    ...(cause === undefined ? {} : { cause }),
  });
}
