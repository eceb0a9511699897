import { once } from 'node:events';
import { readFile, realpath, rename, symlink } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { SelfwareError } from '@selfware/contracts';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRoot, type Root } from '../../src/filesystem.ts';
import { fingerprintTree } from '../fixtures/fingerprint-tree.ts';

// The long form of a campaign goes on for so many exchanges, or so long.
const isLong = process.env['SELFWARE_RUNS'] !== undefined;
const leastSwaps = isLong ? 100_000 : 0;
const shortMs = 1_000;
const longMs = 20_000;
const controlMs = 60_000;
const leastEscapes = 20;
const patience = { timeout: 3 * controlMs };
const secret = 'OUTSIDE';
const canary = 'canary';

interface Tally {
  /** Calls that ended without an error, by what was called. */
  readonly done: Map<string, number>;
  /** Calls that were refused with an error of this package. */
  refused: number;
  /** Calls that gave out something from outside. */
  escapes: number;
  /** Which calls those were. */
  readonly escaped: Set<string>;
}

let base: TemporaryWorkspace;
let attacker: Worker;
let state: Int32Array;
let outsideBefore: string;
let turn = 0;

/** `root/dir`, `root/tree` and `root/file` are exchanged with links to `outside` all the time. */
beforeEach(async () => {
  base = await createTemporaryWorkspace({
    'root/dir/file': 'inside',
    'root/file': 'inside',
    'root/tree/deep/file': 'inside',
    'outside/file': secret,
    'outside/canary': secret,
    'outside/deep/file': secret,
    'outside/tree/deep/file': secret,
  });
  await symlink(base.resolve('outside'), base.resolve('root/dir-evil'));
  await symlink('../outside', base.resolve('root/tree-evil'));
  await symlink('../outside/file', base.resolve('root/file-evil'));
  outsideBefore = await fingerprintTree(base.resolve('outside'));
  const pairs = ['dir', 'file', 'tree'].map((name) => [
    base.resolve('root', name),
    base.resolve('root', `${name}-evil`),
  ]);
  state = new Int32Array(new SharedArrayBuffer(8));
  attacker = new Worker(new URL('./programs/swap-links.ts', import.meta.url), {
    workerData: { pairs, state },
    execArgv: [],
  });
  await once(attacker, 'message');
});
afterEach(async () => {
  Atomics.store(state, 0, 1);
  await once(attacker, 'exit');
  await base.remove();
});

type Act = () => Promise<boolean>;

async function repeat(acts: Readonly<Record<string, Act>>, leastMs = shortMs): Promise<Tally> {
  const tally: Tally = { done: new Map(), refused: 0, escapes: 0, escaped: new Set() };
  const start = performance.now();
  const swaps = Atomics.load(state, 1);
  const isOver = (): boolean => {
    const ms = performance.now() - start;
    const isEnough = Atomics.load(state, 1) - swaps >= leastSwaps;
    return ms >= leastMs && (isEnough || ms >= longMs);
  };
  while (!isOver()) for (const [name, act] of Object.entries(acts)) await attempt(tally, name, act);
  report(tally, Atomics.load(state, 1) - swaps);
  return tally;
}

async function attempt(tally: Tally, name: string, act: Act): Promise<void> {
  turn += 1;
  try {
    if (await act()) {
      tally.escapes += 1;
      tally.escaped.add(name);
    }
    tally.done.set(name, (tally.done.get(name) ?? 0) + 1);
  } catch (error) {
    if (!SelfwareError.isInstance(error)) throw error;
    tally.refused += 1;
  }
}

const decoder = new TextDecoder();
const bytes = new TextEncoder().encode('written');

function reads(root: Root): Readonly<Record<string, Act>> {
  return {
    readFile: async () => isSecret((await root.readFile(pickFile(), { maxBytes: 100 })).bytes),
    open: async () => {
      await using file = await root.open(pickFile());
      return isSecret(await file.read(0, 100));
    },
    list: async () => (await root.list('dir')).some(({ name }) => name === canary),
    stat: async () => (await root.stat(`dir/${canary}`)) !== undefined,
    realPath: async () => !(await root.realPath('dir/file')).startsWith(`${root.path}/`),
  };
}

function quietly(act: (name: string) => Promise<unknown>): Act {
  return async () => {
    await act(`new-${turn}`);
    return false;
  };
}

function writesInPlace(root: Root): Readonly<Record<string, Act>> {
  return {
    appendFile: quietly(() => root.appendFile(pickFile(), bytes)),
    write: quietly(async () => {
      await using file = await root.open(pickFile(), { mode: 'write' });
      await file.write(0, bytes);
    }),
  };
}

function changes(root: Root): Readonly<Record<string, Act>> {
  return {
    ...writesInPlace(root),
    replace: quietly(() => replaceAtomically(root)),
    createFile: quietly((name) => root.createFile(`dir/${name}`, bytes)),
    copy: quietly((name) => root.copy('dir/file', `dir/${name}`)),
    copyOver: async () => {
      await root.copy('dir/file', 'copied', { overwrite: true });
      return isSecret((await root.readFile('copied', { maxBytes: 100 })).bytes);
    },
    rename: quietly(async (name) => {
      await root.createFile(`dir/${name}`, bytes);
      await root.rename(`dir/${name}`, 'dir/renamed');
    }),
    renameOut: quietly((name) => root.rename('dir/renamed', name)),
    remove: quietly(async (name) => {
      await root.createFile(`dir/${name}`, bytes);
      await root.remove(`dir/${name}`);
    }),
    removeCanary: async () => {
      await root.remove(`dir/${canary}`);
      return true;
    },
    makeDirectory: quietly(() => root.makeDirectory('dir/tree/deep')),
    removeTree: quietly(() => root.removeTree('dir/tree')),
    removeSwapped: quietly(() => root.removeTree('tree/deep')),
    removeSwappedWhole: quietly(async () => {
      await root.removeTree('tree');
      await root.makeDirectory('tree/deep');
      await plantLink('../outside', 'tree-evil');
    }),
  };
}

/** As the atomic writer does it: a temporary file beside the target, then a rename onto it. */
async function replaceAtomically(root: Root): Promise<void> {
  const directory = await root.directory(turn % 3 === 0 ? '.' : 'dir');
  try {
    const file = await directory.create('written.tmp', 0o644);
    await file.write(bytes);
    await file.close();
    await directory.rename('written.tmp', 'file');
  } finally {
    // Whatever a refused rename left behind must not make the next round fail.
    await directory.remove('written.tmp').catch(() => undefined);
    await directory.close();
    await plantLink('../outside/file', 'file-evil');
  }
}

/** A change takes the link away when it meets it; the attack goes on with a new one. */
async function plantLink(target: string, name: string): Promise<void> {
  const planted = base.resolve('root/planted');
  await symlink(target, planted).catch(() => undefined);
  await rename(planted, base.resolve('root', name)).catch(() => undefined);
}

function isSecret(content: Uint8Array): boolean {
  return decoder.decode(content).includes(secret);
}

function pickFile(): string {
  return turn % 3 === 0 ? 'dir/file' : 'file';
}

/** The control: looks first, then acts by name, as a guard without open directories has to. */
async function readNaively(): Promise<boolean> {
  const path = base.resolve('root', pickFile());
  try {
    if (!(await realpath(path)).startsWith(`${base.resolve('root')}/`)) return false;
    return (await readFile(path, 'utf8')) === secret;
  } catch {
    // The name is absent for the moment of the exchange.
    return false;
  }
}

describe('a root whose entries are swapped for links to outside', () => {
  it('gives out no byte and no name from outside', patience, async () => {
    await using root = await open('descriptors');
    const tally = await repeat(reads(root));
    expect(root.guarantee).toBe('prevented');
    expect(tally.escapes).toBe(0);
    expect([...tally.done.keys()].sort()).toEqual(Object.keys(reads(root)).sort());
  });

  it('changes nothing outside, whatever the change', patience, async () => {
    await using root = await open('descriptors');
    const tally = await repeat(changes(root), 4 * shortMs);
    expect(tally.escapes).toBe(0);
    expect(await fingerprintTree(base.resolve('outside'))).toBe(outsideBefore);
    const everyChange = Object.keys(changes(root)).filter((name) => name !== 'removeCanary');
    expect([...tally.done.keys()].sort()).toEqual(everyChange.sort());
  });

  it('gives out no byte from outside where only names can be confirmed', patience, async () => {
    await using root = await open('names');
    const tally = await repeat(reads(root));
    expect(root.guarantee).toBe('detected');
    expect(tally.escapes).toBe(0);
  });

  it('writes no byte into a file outside where only names can be confirmed', patience, async () => {
    await using root = await open('names');
    await repeat({ ...writesInPlace(root) });
    expect(await fingerprintTree(base.resolve('outside'))).toBe(outsideBefore);
  });

  it(
    'is a hard test: of reads that are checked by name before, at least 20 escape',
    patience,
    async () => {
      const endMs = performance.now() + controlMs;
      let escapes = (await repeat({ naive: readNaively })).escapes;
      while (escapes < leastEscapes && performance.now() < endMs)
        escapes += (await repeat({ naive: readNaively })).escapes;
      expect(escapes).toBeGreaterThanOrEqual(leastEscapes);
    },
  );
});

async function open(anchoring: 'descriptors' | 'names'): Promise<Root & AsyncDisposable> {
  const root = await openRoot(base.resolve('root'), { anchoring });
  return Object.assign(root, { [Symbol.asyncDispose]: () => root.close() });
}

function report({ done, refused, escapes, escaped }: Tally, swaps: number): void {
  const calls = [...done].map(([name, count]) => `${name} ${count}`).join(', ');
  process.stdout.write(
    `${swaps} swaps: ${calls}; ${refused} refused, ${escapes} escaped ${[...escaped].join(' ')}\n`,
  );
}
