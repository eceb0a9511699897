import { createSecretKey } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openNotes, readAll } from '../../test/support/journals.ts';
import { anySchema, nothingToHide, type Note } from '../../test/support/schemas.ts';
import type { EncryptSensitivity } from '../sensitivity.ts';
import { createVault } from '../vault/create-vault.ts';
import { verifyJournal } from '../recovery/verify-journal.ts';

const keyOf = (byte: number): ReturnType<typeof createSecretKey> =>
  createSecretKey(Buffer.alloc(32, byte));
const sealed = (more: Partial<EncryptSensitivity> = {}, byte = 1): EncryptSensitivity => ({
  kind: 'encrypt',
  vault: createVault({ keys: [{ key: keyOf(byte) }] }),
  id: 'one',
  ...more,
});
const notes = fc.array(fc.record({ n: fc.integer({ min: 0, max: 99 }), text: fc.string() }), {
  minLength: 1,
  maxLength: 12,
});

async function write(directory: string, records: readonly Note[]): Promise<void> {
  await using journal = await openNotes(directory, { sensitivity: sealed() });
  await Promise.all(records.map((record) => journal.append(record)));
}

async function readSealed(
  directory: string,
  sensitivity = sealed(),
): Promise<readonly (readonly [number, Note])[]> {
  await using journal = await openNotes(directory, { sensitivity });
  const records = await readAll(journal);
  return records.map(({ sequence, record }) => [sequence, record]);
}

describe('a journal that encrypts', () => {
  it('gives back in its order what it was given, over several files', async () => {
    await fc.assert(
      fc.asyncProperty(notes, async (records) => {
        await using workspace = await createTemporaryWorkspace();
        const directory = workspace.path;
        for (const record of records) {
          const options = { sensitivity: sealed(), segmentBytes: 300 };
          await using journal = await openNotes(directory, options);
          await journal.append(record);
        }
        expect(await readSealed(directory)).toEqual(records.map((record, at) => [at + 1, record]));
      }),
      { numRuns: 20 },
    );
  });

  it('puts no byte of a record or a snapshot on the disk in the clear', async () => {
    await using workspace = await createTemporaryWorkspace();
    const options = { sensitivity: sealed(), snapshotSchema: anySchema };
    await using journal = await openNotes(workspace.path, options);
    await journal.append({ n: 1, text: 'canary-of-a-record' });
    await journal.compact({ n: 2, text: 'canary-of-a-snapshot' }, { through: 1 });
    await journal.append({ n: 3, text: 'canary-of-another' });
    const names = (await readdir(workspace.path)).filter((name) => !name.endsWith('.lock'));
    for (const name of names)
      expect(await readFile(workspace.resolve(name)), name).not.toContain('canary');
    await journal.close();
    await using again = await openNotes(workspace.path, options);
    expect(again.snapshot).toEqual({ value: { n: 2, text: 'canary-of-a-snapshot' }, through: 1 });
    expect((await readAll(again)).map(({ record }) => record.n)).toEqual([3]);
  });

  it('gives out no record that stands in another place, under right checksums', async () => {
    await using workspace = await createTemporaryWorkspace();
    const [one, other] = [workspace.resolve('one'), workspace.resolve('other')];
    await write(one, [{ n: 1, text: 'a' }]);
    const bytes = await readFile(join(one, 'chat.journal'));
    await write(other, [{ n: 2, text: 'b' }]);
    await writeFile(join(other, 'chat.journal'), bytes);
    const refused = { code: 'persistence/not-authentic' };
    await expect(readSealed(other, sealed({ id: 'other' }))).rejects.toMatchObject(refused);
    expect(await readSealed(other)).toEqual([[1, { n: 1, text: 'a' }]]);
  });

  it('says that the key is missing, changes nothing, and reads again with the key', async () => {
    await using workspace = await createTemporaryWorkspace();
    const directory = workspace.path;
    await write(directory, [{ n: 1, text: 'a' }]);
    const before = await readFile(workspace.resolve('chat.journal'));
    const missing = { code: 'persistence/key-missing' };
    await expect(readSealed(directory, sealed({}, 2))).rejects.toMatchObject(missing);
    await using open = await openNotes(directory, { sensitivity: nothingToHide });
    await expect(readAll(open)).rejects.toMatchObject(missing);
    await open.close();
    expect(await readFile(workspace.resolve('chat.journal'))).toEqual(before);
    expect(await readSealed(directory)).toHaveLength(1);
  });

  it('refuses records in the clear, and takes those from before where it is told to', async () => {
    await using workspace = await createTemporaryWorkspace();
    const directory = workspace.path;
    await using plain = await openNotes(directory);
    await plain.append({ n: 1, text: 'before' });
    await plain.close();
    await expect(readSealed(directory)).rejects.toMatchObject({
      code: 'persistence/not-authentic',
    });
    const accepting = sealed({ acceptPlain: true });
    await using both = await openNotes(directory, { sensitivity: accepting });
    await both.append({ n: 2, text: 'canary-after' });
    await both.close();
    expect(await readFile(workspace.resolve('chat.journal'))).not.toContain('canary-after');
    expect(await readSealed(directory, accepting)).toEqual([
      [1, { n: 1, text: 'before' }],
      [2, { n: 2, text: 'canary-after' }],
    ]);
  });

  it('is verified and repaired without its key', async () => {
    await using workspace = await createTemporaryWorkspace();
    const directory = workspace.path;
    await write(directory, [
      { n: 1, text: 'a' },
      { n: 2, text: 'b' },
      { n: 3, text: 'c' },
    ]);
    expect(await verifyJournal({ directory, name: 'chat' })).toMatchObject({ status: 'whole' });
    const path = workspace.resolve('chat.journal');
    const bytes = await readFile(path);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    await writeFile(path, bytes);
    expect(await verifyJournal({ directory, name: 'chat' })).toMatchObject({ status: 'damaged' });
    expect((await readSealed(directory)).map(([sequence]) => sequence)).toEqual([1, 3]);
  });

  it('takes secrets out before it seals, where it is told to', async () => {
    await using workspace = await createTemporaryWorkspace();
    const redact = (): Note => ({ n: 1, text: 'hidden' });
    const sensitivity = sealed({ redact: () => ({ ...redact() }) });
    await using journal = await openNotes(workspace.path, { sensitivity });
    await journal.append({ n: 1, text: 'secret' });
    const [first] = await readAll(journal);
    expect(first?.record.text).toBe('hidden');
  });
});
