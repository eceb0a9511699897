import { describe, expect, it } from 'vitest';
import type { Subject } from './explore.ts';
import { journalOf } from './journal-subject.ts';
import { MemoryDisk } from './memory-disk.ts';
import { setOf, storeOf } from './subjects.ts';

const subjects: readonly (readonly [string, Subject])[] = [
  ['a journal', journalOf([{ kind: 'append', sizes: [3, 30, 3], durable: true }])],
  [
    'a compacted journal',
    journalOf([{ kind: 'append', sizes: [3, 30], durable: true }, { kind: 'compact' }]),
  ],
  ['a store', storeOf([3, 30])],
  ['a set of files', setOf([3, 30])],
];

/** Every file on a disk, by its path. */
async function listFiles(disk: MemoryDisk, path = '/'): Promise<readonly string[]> {
  const names = await disk.list(path);
  const paths = names.map((name) => `${path === '/' ? '' : path}/${name}`);
  const nested = paths.map(async (each) =>
    (await disk.stat(each))?.kind === 'directory' ? listFiles(disk, each) : [each],
  );
  return (await Promise.all(nested)).flat().filter((each) => !each.includes('/.selfware-'));
}

type Harm = (file: Awaited<ReturnType<MemoryDisk['open']>>) => Promise<void>;

function* harms(size: number): Generator<Harm> {
  for (let at = 0; at < size; at += 1) {
    yield (file) => file.truncate(at);
    yield async (file) => {
      const byte = new Uint8Array(1);
      await file.read(byte, at);
      await file.write(Uint8Array.from([(byte[0] ?? 0) ^ (1 << (at % 8))]), at);
    };
  }
}

describe('every byte flipped and every length truncated of every file', () => {
  it.each(subjects)(
    'makes %s give out nothing made up, and a second look finds the same',
    async (_, subject) => {
      const disk = new MemoryDisk();
      await subject.run(disk, () => undefined);
      let harmed = 0;
      for (const path of await listFiles(disk)) {
        const size = (await disk.stat(path))?.size ?? 0;
        for (const harm of harms(size)) {
          const damaged = new MemoryDisk(disk.image);
          await harm(await damaged.open(path, 'update'));
          harmed += 1;
          // Nothing counts as acknowledged: what one file held may be lost, but nothing may be mixed.
          const found = await subject.recover(damaged, []);
          const again = new MemoryDisk(damaged.image);
          expect(await subject.recover(again, [])).toEqual(found);
        }
      }
      expect(harmed).toBeGreaterThan(100);
    },
  );
});
