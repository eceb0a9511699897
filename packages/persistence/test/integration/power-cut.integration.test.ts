import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonValue } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import writeFileAtomic from 'write-file-atomic';
import { writeFileAtomically } from '../../src/files/write-file-atomically.ts';
import { loadSnapshot } from '../../src/snapshot/load-snapshot.ts';
import { saveSnapshot } from '../../src/snapshot/save-snapshot.ts';
import { createStore } from '../../src/store/create-store.ts';
import type { Store } from '../../src/store/store.ts';
import { openNotes, readAll } from '../support/journals.ts';
import { canCutPower, onPowerCutDisk } from '../support/power-cut-disk.ts';
import { anySchema, nothingToHide } from '../support/schemas.ts';

const wanted = Number(process.env['SELFWARE_RUNS'] ?? '100');
const tries = wanted > 100 ? 20 : 3;
const contentOf = (n: number): string => `${n} ${'x'.repeat(20_000)}`;
const numberOf = (text: string): number => Number.parseInt(text, 10);

/** One way to write; `write` resolves when it promises that the content is safe, `read` gives the number that it finds. */
interface Way {
  readonly name: string;
  readonly write: (directory: string, n: number) => Promise<unknown>;
  readonly read: (directory: string, n: number) => Promise<number>;
}

const storeAt = (directory: string): Store<JsonValue> =>
  createStore({
    directory: join(directory, 'store'),
    name: 'plan',
    schema: anySchema,
    version: 1,
    sensitivity: nothingToHide,
  });

const ways: readonly Way[] = [
  {
    name: 'writeFileAtomically',
    write: (directory, n) => writeFileAtomically(join(directory, 'ours'), contentOf(n)),
    read: async (directory) => numberOf(await readFile(join(directory, 'ours'), 'utf8')),
  },
  {
    name: 'store.save',
    write: (directory, n) => storeAt(directory).save(contentOf(n)),
    read: async (directory) => numberOf((await storeAt(directory).load()).value as string),
  },
  {
    name: 'journal.append',
    write: async (directory, n) => {
      await using journal = await openNotes(join(directory, 'journal'), { segmentBytes: 50_000 });
      await journal.append({ n, text: contentOf(n) });
    },
    read: async (directory) => {
      await using journal = await openNotes(join(directory, 'journal'));
      return (await readAll(journal)).at(-1)?.record.n ?? 0;
    },
  },
  {
    name: 'saveSnapshot',
    write: (directory, n) =>
      saveSnapshot(join(directory, 'set'), { a: contentOf(n) }, { sensitivity: nothingToHide }),
    read: async (directory) => {
      const { files } = await loadSnapshot(join(directory, 'set'));
      return numberOf(Buffer.from(files?.get('a') ?? []).toString());
    },
  },
  {
    name: 'write-file-atomic 8.0.0',
    write: (directory, n) => writeFileAtomic(join(directory, 'theirs'), contentOf(n)),
    read: async (directory) => numberOf(await readFile(join(directory, 'theirs'), 'utf8')),
  },
];

/** What was found after each write: its number, or why nothing could be read. */
async function listFound({ write, read }: Way): Promise<readonly (number | string)[]> {
  const found: (number | string)[] = [];
  await onPowerCutDisk(async ({ path, afterCut }) => {
    for (let n = 1; n <= tries; n += 1) {
      await write(path, n);
      found.push(await afterCut((copy) => read(copy, n).catch(String)));
    }
  });
  return found;
}

const isPossible = await canCutPower();
if (!isPossible)
  console.log(
    'the power cut is not rehearsed: it needs root, loop devices, mkfs.xfs and mkfs.ext4',
  );

describe.runIf(isPossible)('a power cut right after a write was acknowledged', () => {
  it.each(ways)('finds what $name wrote', { timeout: 600_000 }, async (way) => {
    const found = await listFound(way);
    const written = found.map((_, index) => index + 1);
    const kept = found.filter((number, index) => number === written[index]).length;
    console.log(`${way.name}: ${kept} of ${tries} acknowledged writes present after a power cut`);
    // Printed for comparison, and not promised by anybody.
    if (way.name.startsWith('write-file-atomic')) expect(kept).toBeLessThanOrEqual(tries);
    else expect(found).toEqual(written);
  });
});
