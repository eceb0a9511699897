import { constants } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { dirname, basename } from 'node:path';
import type { EntryIdentity } from '@selfware/contracts';
import { LockedError } from '../../src/errors.ts';
import type { FileSystem, OpenedFile, OpenMode } from '../../src/files/file-system.ts';
import type { Lock, LockOptions } from '../../src/files/lock-file.ts';
import {
  changeBytes,
  emptyImage,
  rootNode,
  type DiskImage,
  type DiskOperation,
  type EntryPlace,
  type NodeImage,
} from './disk-image.ts';

/** An error as a system call gives it. */
export function systemError(errno: number): Error {
  const name = Object.entries(constants.errno).find(([, number]) => number === errno)?.[0];
  return Object.assign(new Error(name), { errno: -errno, code: name });
}

const { ENOENT, EEXIST, ENOTDIR, EISDIR } = constants.errno;

/** A file system in memory that remembers every operation, so that each state that a power cut could leave can be made of them. */
export class MemoryDisk implements FileSystem {
  readonly operations: DiskOperation[] = [];
  readonly #nodes: Map<number, NodeImage>;
  readonly #locked = new Set<string>();
  #nextNode: number;

  constructor(image: DiskImage = emptyImage) {
    this.#nodes = new Map(image);
    this.#nextNode = Math.max(...image.keys()) + 1;
  }

  /** What a process that starts now would see: everything written, durable or not. */
  get image(): DiskImage {
    return new Map(this.#nodes);
  }

  /** Notes that the workload may rely on `what` from here on. */
  acknowledge(what: unknown): void {
    this.operations.push({ kind: 'acknowledge', what });
  }

  /** Notes that a sync of this path failed. */
  failSync(path: string): void {
    this.#apply({ kind: 'sync-failed', node: this.#resolve(path) });
  }

  async open(path: string, how: OpenMode, mode = 0o600): Promise<OpenedFile> {
    const place = this.#placeOf(path);
    const found = this.#entries(place.directory).get(place.name);
    if (found !== undefined && how === 'create') throw systemError(EEXIST);
    if (found === undefined && how === 'read') throw systemError(ENOENT);
    if (found !== undefined) {
      if (this.#nodes.get(found)?.kind === 'directory' && how === 'update')
        throw systemError(EISDIR);
      return this.#toFile(found, path);
    }
    return this.#toFile(this.#enter(place, { kind: 'file', bytes: Buffer.alloc(0), mode }), path);
  }

  async rename(from: string, to: string): Promise<void> {
    const [source, target] = [this.#placeOf(from), this.#placeOf(to)];
    const node = this.#entries(source.directory).get(source.name);
    if (node === undefined) throw systemError(ENOENT);
    this.#apply({ kind: 'rename', from: source, to: target, node });
  }

  async remove(path: string): Promise<void> {
    const place = this.#placeOf(path);
    if (!this.#entries(place.directory).has(place.name)) throw systemError(ENOENT);
    this.#apply({ kind: 'remove', from: place });
  }

  async list(path: string): Promise<readonly string[]> {
    return [...this.#entries(this.#resolve(path)).keys()];
  }

  async stat(path: string): Promise<EntryIdentity | undefined> {
    const { directory, name } = this.#placeOf(path);
    const node = this.#nodes.get(this.#entries(directory).get(name) ?? Number.NaN);
    return node === undefined ? undefined : toIdentity(node);
  }

  async makeDirectory(path: string): Promise<void> {
    const place = this.#placeOf(path);
    if (this.#entries(place.directory).has(place.name)) throw systemError(EEXIST);
    this.#enter(place, { kind: 'directory', entries: new Map() });
  }

  async syncDirectory(path: string): Promise<void> {
    this.#apply({ kind: 'sync', node: this.#resolve(path) });
  }

  async freeBytes(): Promise<undefined> {
    return undefined;
  }

  async lock(path: string, { waitMs = 0 }: LockOptions = {}): Promise<Lock> {
    // Whoever has it runs in this process: it is free after some turns, or never.
    for (let turns = waitMs; turns > 0 && this.#locked.has(path); turns -= 1) await setImmediate();
    if (this.#locked.has(path)) throw new LockedError({ path, owner: 'this test' });
    this.#locked.add(path);
    const close = async (): Promise<void> => void this.#locked.delete(path);
    const owner = { pid: process.pid, startTime: '', bootId: '' };
    return { path, owner, close, [Symbol.asyncDispose]: close };
  }

  #toFile(node: number, path: string): OpenedFile {
    const bytes = (): Buffer => {
      const found = this.#nodes.get(node);
      return found?.kind === 'file' ? found.bytes : Buffer.alloc(0);
    };
    return {
      read: async (into, position) => bytes().copy(into, 0, position, position + into.length),
      write: async (written, position) => {
        this.#apply({ kind: 'write', node, position, bytes: Buffer.from(written) });
        return written.length;
      },
      sync: async () => this.#apply({ kind: 'sync', node }),
      syncData: async () => this.#apply({ kind: 'sync', node }),
      truncate: async (length) => this.#apply({ kind: 'truncate', node, length }),
      stat: async () => {
        const found = this.#nodes.get(node);
        if (found === undefined) throw new Error(`no node for ${path}`);
        return toIdentity(found);
      },
      close: async () => undefined,
    };
  }

  #enter(place: EntryPlace, made: NodeImage): number {
    const node = (this.#nextNode += 1);
    this.#apply({ kind: 'enter', ...place, node, made });
    return node;
  }

  #apply(operation: DiskOperation): void {
    this.operations.push(operation);
    applyOperation(this.#nodes, operation);
  }

  #resolve(path: string): number {
    if (path === '/') return rootNode;
    const { directory, name } = this.#placeOf(path);
    const node = this.#entries(directory).get(name);
    if (node === undefined) throw systemError(ENOENT);
    return node;
  }

  #placeOf(path: string): EntryPlace {
    return { directory: this.#resolve(dirname(path)), name: basename(path) };
  }

  #entries(directory: number): ReadonlyMap<string, number> {
    const node = this.#nodes.get(directory);
    if (node?.kind === 'directory') return node.entries;
    throw systemError(ENOTDIR);
  }
}

/** Carries an operation out on nodes; syncs and acknowledgements change nothing that can be seen. */
export function applyOperation(nodes: Map<number, NodeImage>, operation: DiskOperation): void {
  if (operation.kind === 'enter') {
    nodes.set(operation.node, operation.made);
    setEntry(nodes, operation, operation.node);
  } else if (operation.kind === 'write' || operation.kind === 'truncate') {
    const node = nodes.get(operation.node);
    if (node?.kind === 'file')
      nodes.set(operation.node, { ...node, bytes: changeBytes(node.bytes, operation) });
  } else if (operation.kind === 'rename') {
    setEntry(nodes, operation.from, undefined);
    setEntry(nodes, operation.to, operation.node);
  } else if (operation.kind === 'remove') setEntry(nodes, operation.from, undefined);
}

function setEntry(
  nodes: Map<number, NodeImage>,
  { directory, name }: EntryPlace,
  node: number | undefined,
): void {
  const parent = nodes.get(directory);
  if (parent?.kind !== 'directory') return;
  const entries = new Map(parent.entries);
  if (node === undefined) entries.delete(name);
  else entries.set(name, node);
  nodes.set(directory, { ...parent, entries });
}

function toIdentity(node: NodeImage): EntryIdentity {
  return node.kind === 'file'
    ? { kind: 'file', size: node.bytes.length, mode: node.mode }
    : { kind: 'directory', size: 0, mode: 0o700 };
}

/** The calls of a disk as functions, to replace some of them. */
export function bindDisk(disk: MemoryDisk): FileSystem {
  return {
    open: (...args) => disk.open(...args),
    rename: (...args) => disk.rename(...args),
    remove: (...args) => disk.remove(...args),
    list: (...args) => disk.list(...args),
    stat: (...args) => disk.stat(...args),
    makeDirectory: (...args) => disk.makeDirectory(...args),
    syncDirectory: (...args) => disk.syncDirectory(...args),
    freeBytes: () => disk.freeBytes(),
    lock: (...args) => disk.lock(...args),
  };
}
