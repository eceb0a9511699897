import { once } from 'node:events';
import { readdir, readFile, realpath, rename, symlink } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SelfwareError } from '@selfware/contracts';
import { openRoot, type Root } from '../../src/filesystem.ts';

// Each variant runs this long; the long form takes its seconds from the environment.
const variantMs = Number(process.env['SELFWARE_RACE_SECONDS'] ?? '4') * 250;
const controlLimitMs = 60_000;
const leastEscapes = 20;
const secret = 'OUTSIDE';

interface Tally {
  /** Calls that ended without an error. */
  done: number;
  /** Calls that were refused with an error of this package. */
  refused: number;
  /** Calls that read or wrote outside. */
  escapes: number;
}

let base: TemporaryWorkspace;
let attacker: Worker;
const state = new Int32Array(new SharedArrayBuffer(8));
let turn = 0;

/** `root/dir` and `root/file` are exchanged with links to `outside` all the time. */
beforeAll(async () => {
  base = await createTemporaryWorkspace({
    'root/dir/file': 'inside',
    'root/file': 'inside',
    'outside/file': secret,
  });
  await symlink(base.resolve('outside'), base.resolve('root/dir-evil'));
  await symlink('../outside/file', base.resolve('root/file-evil'));
  const pairs = ['dir', 'file'].map((name) => [
    base.resolve('root', name),
    base.resolve('root', `${name}-evil`),
  ]);
  attacker = new Worker(new URL('./programs/swap-links.ts', import.meta.url), {
    workerData: { pairs, state },
    execArgv: [],
  });
  await once(attacker, 'message');
});
afterAll(async () => {
  Atomics.store(state, 0, 1);
  await once(attacker, 'exit');
  await base.remove();
});

async function repeat(forMs: number, act: () => Promise<boolean>): Promise<Tally> {
  const tally: Tally = { done: 0, refused: 0, escapes: 0 };
  const end = performance.now() + forMs;
  while (performance.now() < end) {
    try {
      tally.escapes += (await act()) ? 1 : 0;
      tally.done += 1;
    } catch (error) {
      if (!SelfwareError.isInstance(error)) throw error;
      tally.refused += 1;
    }
  }
  return tally;
}

const decoder = new TextDecoder();

async function readGuarded(root: Root): Promise<boolean> {
  const { bytes } = await root.readFile(pickPath(), { maxBytes: 100 });
  return decoder.decode(bytes) === secret;
}

/** As the atomic writer does it: a temporary file beside the target, then a rename onto it. */
async function writeGuarded(root: Root): Promise<boolean> {
  turn += 1;
  const directory = await root.directory(turn % 2 === 0 ? 'dir' : '.');
  try {
    const file = await directory.create('written.tmp', 0o644);
    await file.write(new TextEncoder().encode('written'));
    await file.close();
    await directory.rename('written.tmp', 'file');
    return false;
  } finally {
    // Whatever a refused rename left behind must not make the next round fail.
    await directory.remove('written.tmp').catch(() => undefined);
    await directory.close();
    await plantLink();
  }
}

/** The write replaces the link when it meets it; the attack goes on with a new one. */
async function plantLink(): Promise<void> {
  const planted = base.resolve('root/planted');
  await symlink('../outside/file', planted).catch(() => undefined);
  await rename(planted, base.resolve('root/file-evil')).catch(() => undefined);
}

function pickPath(): string {
  turn += 1;
  return turn % 2 === 0 ? 'dir/file' : 'file';
}

/** The control: looks first, then acts by name, as a guard without open directories has to. */
async function readNaively(): Promise<boolean> {
  const path = base.resolve('root', pickPath());
  try {
    if (!(await realpath(path)).startsWith(`${base.resolve('root')}/`)) return false;
    return (await readFile(path, 'utf8')) === secret;
  } catch {
    // The name is absent for the moment of the exchange.
    return false;
  }
}

describe('a root whose entries are swapped for links to outside', () => {
  it('gives out no byte from outside in guarded reads', async () => {
    const root = await openRoot(base.resolve('root'));
    const before = Atomics.load(state, 1);
    const tally = await repeat(variantMs, () => readGuarded(root));
    await root.close();
    report('guarded reads', tally);
    expect(Atomics.load(state, 1)).toBeGreaterThan(before);
    expect(root.guarantee).toBe('prevented');
    expect(tally.escapes).toBe(0);
    expect(tally.done).toBeGreaterThan(0);
  });

  it('gives out no byte from outside where only names can be checked and confirmed', async () => {
    const root = await openRoot(base.resolve('root'), { anchoring: 'names' });
    const tally = await repeat(variantMs, () => readGuarded(root));
    await root.close();
    report('reads by confirmed names', tally);
    expect(root.guarantee).toBe('detected');
    expect(tally.escapes).toBe(0);
  });

  it(
    'is a hard test: a check by name before the read lets at least 20 reads escape',
    async () => {
      const endMs = performance.now() + controlLimitMs;
      const total = await repeat(variantMs, readNaively);
      while (total.escapes < leastEscapes && performance.now() < endMs) {
        const more = await repeat(variantMs, readNaively);
        total.escapes += more.escapes;
        total.done += more.done;
      }
      report('naive reads', total);
      expect(total.escapes).toBeGreaterThanOrEqual(leastEscapes);
    },
    controlLimitMs * 2,
  );

  it('puts no file outside in guarded atomic writes', async () => {
    const root = await openRoot(base.resolve('root'));
    const tally = await repeat(variantMs, () => writeGuarded(root));
    await root.close();
    report('guarded writes', tally);
    expect(await readdir(base.resolve('outside'))).toEqual(['file']);
    expect(await base.read('outside/file')).toBe(secret);
    expect(tally.done).toBeGreaterThan(0);
  });
});

function report(what: string, { done, refused, escapes }: Tally): void {
  process.stdout.write(`${what}: ${done} done, ${refused} refused, ${escapes} escaped\n`);
}
