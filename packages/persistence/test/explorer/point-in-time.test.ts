import { createFakeClock, configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../../src/files/file-system.ts';
import type { Journal } from '../../src/journal/journal.ts';
import { openNotes, readAll } from '../support/journals.ts';
import type { Note } from '../support/schemas.ts';
import { exploreDisk, type Subject } from './explore.ts';
import { MemoryDisk } from './memory-disk.ts';

configureProperties();

const directory = '/state/journal';

const open = (fileSystem: FileSystem): Promise<Journal<Note>> =>
  openNotes(directory, {
    recovery: 'point-in-time',
    segmentBytes: 300,
    clock: createFakeClock(),
    fileSystem,
  });

async function fill(disk: MemoryDisk, sizes: readonly number[]): Promise<void> {
  await using journal = await open(disk);
  for (const [n, size] of sizes.entries()) await journal.append({ n, text: 'x'.repeat(size) });
}

/** Changes one byte of one of the files, or removes a file that is not the oldest: a journal may begin with any number. */
async function damage(disk: MemoryDisk, { file, at, isGone }: Hit): Promise<void> {
  const names = (await disk.list(directory)).filter((name) => /journal$|segment$/u.test(name));
  const all = names.sort();
  const some = isGone && all.length > 1 ? all.slice(1) : all;
  const path = `${directory}/${some[Math.floor(file * some.length)] ?? ''}`;
  if (isGone) {
    await disk.remove(path);
    return disk.syncDirectory(directory);
  }
  const opened = await disk.open(path, 'update');
  const { size } = await opened.stat();
  const position = Math.floor(at * size);
  const byte = Buffer.alloc(1);
  await opened.read(byte, position);
  await opened.write(Buffer.from([(byte[0] ?? 0) ^ 0x20]), position);
  await opened.sync();
  await opened.close();
}

interface Hit {
  readonly file: number;
  readonly at: number;
  readonly isGone: boolean;
}

const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const hit = fc.record({ file: fraction, at: fraction, isGone: fc.boolean() });
const lengths = fc.array(fc.nat(120), { minLength: 2, maxLength: 9 });

const numbersOf = async (journal: Journal<Note>): Promise<readonly number[]> =>
  (await readAll(journal)).map(({ record }) => record.n);

const countUp = (length: number): readonly number[] => Array.from({ length }, (_, at) => at);

describe('the policy point-in-time', () => {
  it('keeps exactly the records before the first that is missing, sets the others aside, and goes on after them', async () => {
    await fc.assert(
      fc.asyncProperty(lengths, hit, async (sizes, where) => {
        const disk = new MemoryDisk();
        await fill(disk, sizes);
        await damage(disk, where);
        let kept = 0;
        {
          await using journal = await open(disk);
          const numbers = await numbersOf(journal);
          kept = numbers.length;
          expect(numbers).toEqual(countUp(kept));
          expect(await journal.append({ n: kept, text: 'next' })).toBe(kept + 1);
        }
        await using again = await open(disk);
        expect(await numbersOf(again)).toEqual(countUp(kept + 1));
        expect(again.report).toEqual({ source: 'newest', damage: [], lost: [], quarantined: [] });
      }),
    );
  });

  it('keeps what salvage would keep of a journal that is whole, or that only a power cut ended', async () => {
    await fc.assert(
      fc.asyncProperty(lengths, async (sizes) => {
        const disk = new MemoryDisk();
        await fill(disk, sizes);
        await using journal = await open(disk);
        expect(await numbersOf(journal)).toEqual(countUp(sizes.length));
        expect(journal.report.source).toBe('newest');
      }),
    );
  });

  it('finds the same point when a power cut ends the recovery itself, at any operation', async () => {
    let states = 0;
    await fc.assert(
      fc.asyncProperty(lengths, hit, async (sizes, where) => {
        const disk = new MemoryDisk();
        await fill(disk, sizes);
        await damage(disk, where);
        const from = disk.operations.length;
        let kept: readonly number[] = [];
        {
          await using journal = await open(disk);
          kept = await numbersOf(journal);
        }
        states += await exploreDisk(looking(kept), disk, { from });
      }),
      { numRuns: 20 },
    );
    expect(states).toBeGreaterThan(100);
  });
});

function looking(kept: readonly number[]): Subject {
  return {
    run: () => Promise.resolve(),
    recover: async (disk) => {
      await using journal = await open(disk);
      const found = await numbersOf(journal);
      expect(found).toEqual(kept);
      return found;
    },
  };
}
