import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FuzzThreadData, FuzzThreadResult } from './fuzz-thread.ts';
import type { FuzzTarget } from './list-targets.ts';
import { readInputs } from './read-inputs.ts';

/** How one target ended: `finding` is the path of the input that broke it. */
export interface FuzzOutcome {
  readonly runs: number;
  readonly error?: string;
  readonly finding?: string;
}

/** What `fuzzTarget` takes beside the target. An input that takes longer than `hangMs` is a finding. */
export interface FuzzOptions {
  readonly seconds: number;
  readonly seed: number;
  readonly hangMs?: number;
}

/** Plain seeded mutation of the corpus in a thread of its own; stops at the first finding and saves it. */
export async function fuzzTarget(
  target: FuzzTarget,
  { seconds, seed, hangMs = 20_000 }: FuzzOptions,
): Promise<FuzzOutcome> {
  const seeds = [...readInputs(target.corpus), ...readInputs(target.findings)];
  const current = new SharedArrayBuffer(64 * 1024);
  const progress = new SharedArrayBuffer(4);
  const workerData: FuzzThreadData = {
    file: target.file,
    seeds: seeds.map(({ bytes }) => bytes),
    seed,
    seconds,
    current,
    progress,
  };
  const worker = new Worker(new URL('./fuzz-thread.ts', import.meta.url), {
    workerData,
    execArgv: ['--conditions=@selfware/source', '--disable-warning=ExperimentalWarning'],
  });
  const { runs, error } = await watch(worker, progress, hangMs);
  if (error === undefined) return { runs };
  return { runs, error, finding: saveFinding(target, inputIn(current)) };
}

async function watch(
  worker: Worker,
  progress: SharedArrayBuffer,
  hangMs: number,
): Promise<FuzzThreadResult> {
  const counter = new Uint32Array(progress);
  return await new Promise((resolve) => {
    let seen = 0;
    const timer = setInterval(() => {
      if (counter[0] === seen) end({ runs: seen, error: `no end after ${hangMs} ms` });
      seen = counter[0] ?? 0;
    }, hangMs);
    const end = (result: FuzzThreadResult): void => {
      clearInterval(timer);
      void worker.terminate();
      resolve(result);
    };
    worker.on('message', end);
    worker.on('error', (error) => {
      end({ runs: counter[0] ?? 0, error: String(error) });
    });
  });
}

function inputIn(current: SharedArrayBuffer): Buffer {
  const bytes = Buffer.from(current);
  return bytes.subarray(4, 4 + bytes.readUInt32LE(0));
}

function saveFinding({ findings }: FuzzTarget, input: Buffer): string {
  mkdirSync(findings, { recursive: true });
  const path = join(findings, createHash('sha256').update(input).digest('hex').slice(0, 16));
  writeFileSync(path, input);
  return path;
}
