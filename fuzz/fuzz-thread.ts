import { parentPort, workerData } from 'node:worker_threads';
import { createRandom, mutateInput } from './mutate-input.ts';

/** What the thread is started with. Before each input its bytes are put into `current`, after their length in 4 bytes. */
export interface FuzzThreadData {
  readonly file: string;
  readonly seeds: readonly Uint8Array[];
  readonly seed: number;
  readonly seconds: number;
  readonly current: SharedArrayBuffer;
  /** One counter of inputs, for the watch. */
  readonly progress: SharedArrayBuffer;
}

/** What the thread says at its end: `error` when an input broke a property. */
export interface FuzzThreadResult {
  readonly runs: number;
  readonly error?: string;
}

interface FuzzModule {
  readonly fuzz: (data: Buffer) => void | Promise<void>;
}

const data = workerData as FuzzThreadData;
parentPort?.postMessage(await fuzzUntilTheEnd(data));

async function fuzzUntilTheEnd({
  file,
  seeds,
  seed,
  seconds,
  current,
  progress,
}: FuzzThreadData): Promise<FuzzThreadResult> {
  const { fuzz } = (await import(file)) as FuzzModule;
  const random = createRandom(seed);
  const corpus = [Buffer.alloc(0), ...seeds.map((bytes) => Buffer.from(bytes))];
  const counter = new Uint32Array(progress);
  const endsAt = performance.now() + seconds * 1000;
  let runs = 0;
  // First every seed as it is, then mutations of them until the time is up.
  while (runs < corpus.length || performance.now() < endsAt) {
    const input = corpus[runs] ?? mutateInput(corpus, random);
    keep(input, current);
    try {
      await fuzz(Buffer.from(input));
    } catch (error) {
      return {
        runs,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      };
    }
    runs += 1;
    counter[0] = runs;
  }
  return { runs };
}

function keep(input: Buffer, current: SharedArrayBuffer): void {
  const bytes = Buffer.from(current);
  bytes.writeUInt32LE(Math.min(input.length, bytes.length - 4), 0);
  input.copy(bytes, 4);
}
