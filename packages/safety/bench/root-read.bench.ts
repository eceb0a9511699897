import { open, realpath } from 'node:fs/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { openRoot, type Root } from '../src/filesystem.ts';

/** What a read through a root costs against a read that looks first and opens then, as medians in microseconds. */
export interface RootReadFigures {
  readonly depth: number;
  readonly guardedUs: number;
  readonly naiveUs: number;
  readonly ratio: number;
}

const pairs = 10_000;
const warmUp = 1_000;
const maxBytes = 4_096;

/** Measures reads of a file of 1 kB at depth 1 and 5, each guarded one beside a naive one. */
export async function measureRootRead(): Promise<readonly RootReadFigures[]> {
  const figures: RootReadFigures[] = [];
  const content = 'x'.repeat(1_000);
  await using workspace = await createTemporaryWorkspace({ f: content, 'a/b/c/d/f': content });
  const root = await openRoot(workspace.path);
  for (const path of ['f', 'a/b/c/d/f']) figures.push(await measure(root, path));
  await root.close();
  return figures;
}

async function measure(root: Root, path: string): Promise<RootReadFigures> {
  const guarded: number[] = [];
  const naive: number[] = [];
  const absolute = `${root.path}/${path}`;
  for (let pair = -warmUp; pair < pairs; pair += 1) {
    const guardedUs = await timeOf(() => root.readFile(path, { maxBytes }));
    const naiveUs = await timeOf(() => readNaively(root.path, absolute));
    if (pair < 0) continue;
    guarded.push(guardedUs);
    naive.push(naiveUs);
  }
  const [guardedUs, naiveUs] = [median(guarded), median(naive)];
  return { depth: path.split('/').length, guardedUs, naiveUs, ratio: guardedUs / naiveUs };
}

async function readNaively(root: string, path: string): Promise<Uint8Array> {
  const real = await realpath(path);
  if (!real.startsWith(`${root}/`)) throw new RangeError(`expected a path beneath ${root}`);
  const handle = await open(real);
  try {
    const bytes = new Uint8Array(maxBytes);
    const { bytesRead } = await handle.read(bytes, 0, maxBytes, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return (performance.now() - start) * 1_000;
}

function median(values: readonly number[]): number {
  return (
    values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN
  );
}
