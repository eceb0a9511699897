import { measureDurability } from '../../packages/persistence/bench/durability.bench.ts';
import type { BenchRow } from './judge-rows.ts';

/** What durability costs: times as ratios to the bare system calls of the same run, and how long saving keeps everything else waiting. */
export async function benchPersistence(): Promise<readonly BenchRow[]> {
  const figures = await measureDurability();
  const { appendMs, bareAppendMs, sharedAppendMs, saveMs, bareSaveMs } = figures;
  return [
    { what: 'a durable journal append', value: appendMs, unit: 'ms' },
    // At least 0.8 times as many in the same time.
    {
      what: 'the same against a bare append and fdatasync',
      value: appendMs / bareAppendMs,
      most: 1.25,
      unit: 'x',
    },
    // At least five times as many.
    {
      what: 'one append of 16 writers against one of one writer',
      value: sharedAppendMs / appendMs,
      most: 0.2,
      unit: 'x',
    },
    { what: 'a store save of 20 kB', value: saveMs, unit: 'ms' },
    {
      what: 'the same against write-file-atomic and a directory sync',
      value: saveMs / bareSaveMs,
      most: 2,
      unit: 'x',
    },
    {
      what: 'p99 delay of the event loop while 100 MB are written',
      value: figures.fileDelayMs,
      most: 20,
      unit: 'ms',
    },
    {
      what: 'the same while 5,000 values of 20 kB are appended',
      value: figures.valuesDelayMs,
      most: 20,
      unit: 'ms',
    },
  ];
}
