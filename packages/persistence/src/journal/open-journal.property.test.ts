import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configureProperties, createTemporaryWorkspace, text } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfNotes, listQuarantine, openNotes, readAll } from '../../test/support/journals.ts';
import type { Note } from '../../test/support/schemas.ts';
import { encodeFrame } from './frame.ts';
import { journalHeaderBytes } from './journal-header.ts';

configureProperties();

const note: fc.Arbitrary<Note> = fc.record({ n: fc.integer(), text: text(40) });
const notes = fc.array(note, { minLength: 1, maxLength: 6 });
const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** Where each record of an undamaged journal ends. */
function endsOf(records: readonly Note[]): readonly number[] {
  let end = journalHeaderBytes;
  return records.map((record, index) => {
    end += encodeFrame(index + 1, Buffer.from(JSON.stringify(record))).length;
    return end;
  });
}

async function withDamage(
  records: readonly Note[],
  damage: (bytes: Buffer) => Uint8Array,
  check: (directory: string, damaged: Uint8Array) => Promise<void>,
): Promise<void> {
  await using workspace = await createTemporaryWorkspace();
  const damaged = damage(await bytesOfNotes(workspace.path, records));
  await writeFile(join(workspace.path, 'chat.journal'), damaged);
  await check(workspace.path, damaged);
}

const numbered = (records: readonly Note[], from = 1): readonly object[] =>
  records.map((record, index) => ({ sequence: from + index, record }));

describe('openJournal', () => {
  it('gives back every record as it was appended, in order', async () => {
    await fc.assert(
      fc.asyncProperty(notes, async (records) => {
        await withDamage(
          records,
          (bytes) => bytes,
          async (directory) => {
            await using journal = await openNotes(directory);
            expect(await readAll(journal)).toEqual(numbered(records));
            expect(journal.report).toEqual({
              source: 'newest',
              damage: [],
              lost: [],
              quarantined: [],
            });
          },
        );
      }),
    );
  });

  it('keeps of a truncated file exactly the records that are whole, and reports the rest', async () => {
    await fc.assert(
      fc.asyncProperty(notes, fraction, async (records, at) => {
        const cut = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(at * bytes.length));
        await withDamage(records, cut, async (directory, damaged) => {
          const whole = endsOf(records).filter((end) => end <= damaged.length);
          await using journal = await openNotes(directory);
          expect(await readAll(journal)).toEqual(numbered(records.slice(0, whole.length)));
          const torn =
            damaged.length - Math.min(damaged.length, whole.at(-1) ?? journalHeaderBytes);
          const isReported =
            torn > 0 || (damaged.length > 0 && damaged.length < journalHeaderBytes);
          expect(journal.report.damage).toHaveLength(isReported ? 1 : 0);
        });
      }),
    );
  });

  it('never believes a record with a flipped bit, and loses no other record', async () => {
    await fc.assert(
      fc.asyncProperty(notes, fraction, fc.nat(7), async (records, at, bit) => {
        let position = 0;
        const flip = (bytes: Buffer): Buffer => {
          position = Math.floor(at * bytes.length);
          bytes[position] = (bytes[position] ?? 0) ^ (1 << bit);
          return bytes;
        };
        await withDamage(records, flip, async (directory) => {
          const hit =
            position < journalHeaderBytes ? -1 : endsOf(records).findIndex((end) => position < end);
          await using journal = await openNotes(directory);
          const expected = numbered(records).filter((_, index) => index !== hit);
          expect(await readAll(journal)).toEqual(expected);
          expect(journal.report.damage).toHaveLength(1);
          expect(await listQuarantine(directory)).toHaveLength(2);
        });
      }),
    );
  });

  it('sees a run of zeros as damage and finds the records behind it', async () => {
    await fc.assert(
      fc.asyncProperty(
        notes,
        notes,
        fc.integer({ min: 1, max: 300 }),
        async (before, after, length) => {
          const ends = endsOf([...before, ...after]);
          const at = ends[before.length - 1] ?? 0;
          const insert = (bytes: Buffer): Buffer =>
            Buffer.concat([bytes.subarray(0, at), Buffer.alloc(length), bytes.subarray(at)]);
          await withDamage([...before, ...after], insert, async (directory) => {
            await using journal = await openNotes(directory);
            expect(await readAll(journal)).toEqual(numbered([...before, ...after]));
            const zeros = { file: 'chat.journal', offset: at, bytes: length, reason: 'zero-run' };
            expect(journal.report).toMatchObject({ source: 'salvage', damage: [zeros], lost: [] });
          });
        },
      ),
    );
  });

  it('goes on appending after recovery, and recovers only once', async () => {
    await fc.assert(
      fc.asyncProperty(notes, note, fraction, fc.boolean(), async (records, added, at, isCut) => {
        const harm = (bytes: Buffer): Buffer => {
          const position = Math.floor(at * bytes.length);
          if (isCut) return bytes.subarray(0, position);
          bytes[position] = (bytes[position] ?? 0) ^ 1;
          return bytes;
        };
        await withDamage(records, harm, async (directory) => {
          const first = await openNotes(directory);
          const survived = await readAll(first);
          const sequence = await first.append(added);
          expect(sequence).toBe((survived.at(-1)?.sequence ?? 0) + 1);
          await first.close();
          const quarantine = await listQuarantine(directory);
          await using second = await openNotes(directory);
          expect(await readAll(second)).toEqual([...survived, { sequence, record: added }]);
          expect(second.report).toMatchObject({ source: 'newest', damage: [], quarantined: [] });
          expect(await listQuarantine(directory)).toEqual(quarantine);
        });
      }),
    );
  });

  it('keeps every damaged byte in quarantine', async () => {
    await fc.assert(
      fc.asyncProperty(
        notes,
        fc.uint8Array({ minLength: 1, maxLength: 100 }),
        async (records, tail) => {
          const extend = (bytes: Buffer): Buffer => Buffer.concat([bytes, tail]);
          await withDamage(records, extend, async (directory, damaged) => {
            await using journal = await openNotes(directory);
            const [kept = ''] = journal.report.quarantined;
            expect(new Uint8Array(await readFile(kept))).toEqual(tail);
            const left = await readFile(join(directory, 'chat.journal'));
            expect(Buffer.concat([left, tail]).equals(damaged)).toBe(true);
          });
        },
      ),
    );
  });

  it('opens whatever bytes it finds, and still writes and reads', async () => {
    const bytes = fc.uint8Array({ maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(bytes, note, async (found, added) => {
        await withDamage(
          [added],
          () => found,
          async (directory) => {
            await using journal = await openNotes(directory);
            expect(await readAll(journal)).toEqual([]);
            expect(journal.report.source).toBe('empty');
            expect(await journal.append(added)).toBe(1);
            expect(await readAll(journal)).toEqual(numbered([added]));
          },
        );
      }),
    );
  });
});
