import type { ProcessTable } from './process-table.ts';

/** Reads the process table, of it only what can be younger than `since`. */
export type ReadTable = (options: { readonly since?: number }) => Promise<ProcessTable | undefined>;

interface Waiting {
  readonly since: number | undefined;
  readonly resolve: (table: ProcessTable | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lets those who ask at the same time share one reading, which begins after they asked: a hundred programs that end together would
 * read the whole table a hundred times. A shared table may have more entries than one asked for.
 */
export function shareTable(read: ReadTable): ReadTable {
  let waiting: Waiting[] = [];
  let isReading = false;
  const serve = async (): Promise<void> => {
    isReading = true;
    while (waiting.length > 0) {
      const served = waiting;
      waiting = [];
      await readFor(served, read);
    }
    isReading = false;
  };
  return ({ since }) =>
    new Promise((resolve, reject) => {
      waiting.push({ since, resolve, reject });
      if (!isReading) void serve();
    });
}

async function readFor(served: readonly Waiting[], read: ReadTable): Promise<void> {
  const pids = served.flatMap(({ since }) => since ?? []);
  const isForAll = pids.length === served.length;
  try {
    const table = await read(isForAll ? { since: Math.min(...pids) } : {});
    for (const { resolve } of served) resolve(table);
  } catch (error) {
    for (const { reject } of served) reject(error);
  }
}
