import { open, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { JsonValue } from '@selfware/contracts';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import writeFileAtomic from 'write-file-atomic';
import { createStore, openJournal, writeFileAtomically, type Journal } from '../src/index.ts';

/** What durability costs, each figure beside what it is compared with in the same run. */
export interface DurabilityFigures {
  /** Lower quartiles in milliseconds: what others do on the machine must not decide. */
  readonly appendMs: number;
  readonly bareAppendMs: number;
  /** Of one record when 16 writers append at once. */
  readonly sharedAppendMs: number;
  readonly saveMs: number;
  /** write-file-atomic of the same 20 kB, and a sync of the directory. */
  readonly bareSaveMs: number;
  /** 99th percentiles of the event loop's delay. */
  readonly fileDelayMs: number;
  readonly valuesDelayMs: number;
}

const schema: StandardSchemaV1<unknown, JsonValue> = {
  '~standard': {
    version: 1,
    vendor: 'bench',
    validate: (value) => ({ value: value as JsonValue }),
  },
};
const sensitivity = { kind: 'none', because: 'a benchmark' } as const;
const record = { text: 'x'.repeat(2_000) };
const value = { text: 'x'.repeat(20_000) };
const turns = 300;

/** Measures in a temporary directory, on whatever disk that is. */
export async function measureDurability(): Promise<DurabilityFigures> {
  const directory = await mkdtemp(join(tmpdir(), 'selfware-bench-'));
  try {
    return {
      ...(await measureAppends(directory)),
      ...(await measureSaves(directory)),
      ...(await measureDelays(directory)),
    };
  } finally {
    await rm(directory, { recursive: true });
  }
}

const openBench = (directory: string, name: string): Promise<Journal<JsonValue>> =>
  openJournal({ directory, name, schema, sensitivity });

async function measureAppends(
  directory: string,
): Promise<Pick<DurabilityFigures, 'appendMs' | 'bareAppendMs' | 'sharedAppendMs'>> {
  await using journal = await openBench(directory, 'one');
  // Compiled, as in a program that runs for more than a moment.
  for (let round = 0; round < 2_000; round += 1) await journal.append(record, { durable: false });
  const bare = await open(join(directory, 'bare'), 'a');
  const bytes = Buffer.from(JSON.stringify(record));
  const appendBare = async (): Promise<void> => {
    await bare.write(bytes);
    await bare.datasync();
  };
  try {
    const [appendMs, bareAppendMs, burstMs] = await quartiles(
      () => journal.append(record),
      appendBare,
      () => Promise.all(Array.from({ length: writers }, () => appendTwice(journal))),
    );
    return { appendMs, bareAppendMs, sharedAppendMs: burstMs / (2 * writers) };
  } finally {
    await bare.close();
  }
}

const writers = 16;

async function appendTwice(journal: Journal<JsonValue>): Promise<void> {
  await journal.append(record);
  await journal.append(record);
}

async function measureSaves(
  directory: string,
): Promise<Pick<DurabilityFigures, 'saveMs' | 'bareSaveMs'>> {
  await using store = createStore({ directory, name: 'plan', schema, version: 1, sensitivity });
  const path = join(directory, 'bare.json');
  const saveBare = async (): Promise<void> => {
    await writeFileAtomic(path, JSON.stringify(value));
    const handle = await open(dirname(path));
    await handle.sync();
    await handle.close();
  };
  const [saveMs, bareSaveMs] = await quartiles(() => store.save(value), saveBare);
  return { saveMs, bareSaveMs };
}

type Works = readonly (() => Promise<unknown>)[];

/** The lower quartile of the times of each, in turns. */
async function quartiles<W extends Works>(
  ...works: W
): Promise<{ readonly [K in keyof W]: number }> {
  const times = works.map((): number[] => []);
  for (let turn = 0; turn < turns; turn += 1)
    for (const [at, work] of works.entries()) {
      const startMs = performance.now();
      await work();
      times[at]?.push(performance.now() - startMs);
    }
  return times.map(quartile) as { readonly [K in keyof W]: number };
}

const quartile = (times: number[]): number =>
  times.sort((one, other) => one - other)[Math.floor(times.length / 4)] ?? Number.NaN;

async function measureDelays(
  directory: string,
): Promise<Pick<DurabilityFigures, 'fileDelayMs' | 'valuesDelayMs'>> {
  const hundredMegabytes = Buffer.alloc(100_000_000, 120);
  const fileDelayMs = await delayWhile(() =>
    writeFileAtomically(join(directory, 'large'), hundredMegabytes),
  );
  await using journal = await openBench(directory, 'values');
  // In groups, as appends of a program come: to make 5,000 of them in one turn would itself be the delay.
  const valuesDelayMs = await delayWhile(async () => {
    for (let group = 0; group < 500; group += 1)
      await Promise.all(Array.from({ length: 10 }, () => journal.append(value)));
  });
  return { fileDelayMs, valuesDelayMs };
}

async function delayWhile(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  return delay.percentile(99) / 1e6;
}
