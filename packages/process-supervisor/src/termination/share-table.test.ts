import { describe, expect, it } from 'vitest';
import { shareTable } from './share-table.ts';

describe('a shared table', () => {
  it('is read once for all who asked before the reading began, from the oldest of them on', async () => {
    const reads: { readonly since?: number; readonly finish: () => void }[] = [];
    const table = { entries: [], isComplete: true };
    const read = shareTable(
      ({ since }) =>
        new Promise((resolve) =>
          reads.push({ ...(since !== undefined && { since }), finish: () => resolve(table) }),
        ),
    );
    const first = read({ since: 30 });
    // Asked while the first is read: what it saw may be older than they are.
    const others = [read({ since: 50 }), read({ since: 40 })];
    expect(reads.map(({ since }) => since)).toEqual([30]);
    reads[0]?.finish();
    await first;
    await new Promise(setImmediate);
    expect(reads.map(({ since }) => since)).toEqual([30, 40]);
    const third = [read({}), read({ since: 9 })];
    reads[1]?.finish();
    await Promise.all(others);
    await new Promise(setImmediate);
    expect(reads.map(({ since }) => since)).toEqual([30, 40, undefined]);
    reads[2]?.finish();
    expect(await Promise.all(third)).toEqual([table, table]);
  });

  it('tells all who share a failure of it, and is read again for the next', async () => {
    let isBroken = true;
    const read = shareTable(() =>
      isBroken ? Promise.reject(new Error('no table')) : Promise.resolve(undefined),
    );
    const both = await Promise.allSettled([read({}), read({})]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isBroken = false;
    expect(await read({})).toBeUndefined();
  });
});
