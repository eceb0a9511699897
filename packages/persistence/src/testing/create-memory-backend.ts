import { LockedError, ClosedError, GenerationTakenError } from '../errors.ts';
import { assertPortableName } from '../files/file-name.ts';
import type { Backend, LogEntry, StoredBytes } from '../backend/backend.ts';
import type { Lock } from '../files/lock-file.ts';

/** What several memory backends share, as processes share a disk. */
export interface BackendMemory {
  readonly values: Map<string, StoredBytes>;
  readonly logs: Map<string, Uint8Array[]>;
  readonly locked: Set<string>;
}

/** Makes an empty memory. */
export function createBackendMemory(): BackendMemory {
  return { values: new Map(), logs: new Map(), locked: new Set() };
}

/** A backend that keeps everything in a memory and nothing on a disk: for tests. It waits for no lock. */
export function createMemoryBackend(memory: BackendMemory = createBackendMemory()): Backend {
  let isClosed = false;
  const check = (key: string): string => {
    if (isClosed) throw new ClosedError({ path: 'memory' });
    return assertPortableName(key);
  };
  const close = async (): Promise<void> => {
    isClosed = true;
    return Promise.resolve();
  };
  return {
    put: async (key, bytes, { ifGeneration }) =>
      Promise.resolve(put(memory, check(key), { bytes, ifGeneration })),
    get: async (key) => Promise.resolve(memory.values.get(check(key))),
    list: async (prefix = '') => {
      check('any');
      return Promise.resolve(
        [...memory.values.keys()].filter((key) => key.startsWith(prefix)).sort(),
      );
    },
    append: async (key, bytes) => {
      const log = memory.logs.get(check(key)) ?? [];
      memory.logs.set(key, [...log, bytes.slice()]);
      return Promise.resolve(log.length + 1);
    },
    read: (key, from = 1) => readLog(() => memory.logs.get(check(key)) ?? [], from),
    lock: async (key) => Promise.resolve(lock(memory, check(key))),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function put(
  { values }: BackendMemory,
  key: string,
  { bytes, ifGeneration }: { readonly bytes: Uint8Array; readonly ifGeneration: number },
): number {
  const found = values.get(key)?.generation ?? 0;
  if (found !== ifGeneration)
    throw new GenerationTakenError({ key, expected: ifGeneration, found });
  values.set(key, { generation: found + 1, bytes: bytes.slice() });
  return found + 1;
}

async function* readLog(
  entries: () => readonly Uint8Array[],
  from: number,
): AsyncGenerator<LogEntry> {
  await Promise.resolve();
  for (const [index, bytes] of entries().entries())
    if (index + 1 >= from) yield { number: index + 1, bytes };
}

function lock({ locked }: BackendMemory, path: string): Lock {
  if (locked.has(path)) throw new LockedError({ path, owner: 'another user of this memory' });
  locked.add(path);
  const close = async (): Promise<void> => {
    locked.delete(path);
    return Promise.resolve();
  };
  const owner = { pid: process.pid, startTime: '', bootId: '' };
  return { path, owner, close, [Symbol.asyncDispose]: close };
}
