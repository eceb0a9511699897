import {
  appendFile,
  readdir,
  readFile,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { JsonObject } from '@selfware/contracts';
import {
  createFakeClock,
  createTemporaryWorkspace,
  type TemporaryWorkspace,
} from '@selfware/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytesOfNotes, openNotes, readAll } from '../../test/support/journals.ts';
import { anySchema, noteSchema, nothingToHide, type Note } from '../../test/support/schemas.ts';
import { commitChannel, quarantineChannel } from '../events.ts';
import { encodeFrame } from './frame.ts';
import { encodeJournalHeader } from './journal-header.ts';
import { openJournal } from './open-journal.ts';

const note = (n: number): Note => ({ n, text: `note ${n}` });

describe('openJournal', () => {
  let workspace: TemporaryWorkspace;
  let directory: string;
  beforeEach(async () => {
    workspace = await createTemporaryWorkspace();
    directory = workspace.path;
  });
  afterEach(() => workspace.remove());

  it('begins a journal in a directory that it makes', async () => {
    await using journal = await openNotes(workspace.resolve('a/b'));
    expect(journal.report).toEqual({ source: 'empty', damage: [], lost: [], quarantined: [] });
    expect(journal.lastSequence).toBe(0);
    expect(await journal.append(note(1))).toBe(1);
    expect(await journal.append(note(2))).toBe(2);
    expect((await stat(workspace.resolve('a'))).mode & 0o777).toBe(0o700);
    expect((await stat(workspace.resolve('a/b/chat.journal'))).mode & 0o777).toBe(0o600);
  });

  it('counts on where the last opening ended', async () => {
    await bytesOfNotes(directory, [note(1), note(2)]);
    await using journal = await openNotes(directory);
    expect(journal.lastSequence).toBe(2);
    expect(await journal.append(note(3))).toBe(3);
    expect(await readAll(journal, 2)).toEqual([
      { sequence: 2, record: note(2) },
      { sequence: 3, record: note(3) },
    ]);
  });

  it('belongs to one opener at a time', async () => {
    const journal = await openNotes(directory);
    await expect(openNotes(directory)).rejects.toMatchObject({ code: 'persistence/locked' });
    const waiting = openNotes(directory, { lockWaitMs: 10_000 });
    await journal.close();
    await (await waiting).close();
    expect(await readdir(directory)).toEqual(['chat.journal']);
  });

  it('syncs once for all that is appended at once', async () => {
    const commits: unknown[] = [];
    const listen = (event: unknown): number => commits.push(event);
    await using journal = await openNotes(directory);
    commitChannel.subscribe(listen);
    await Promise.all(Array.from({ length: 50 }, (_, n) => journal.append(note(n))));
    commitChannel.unsubscribe(listen);
    expect(commits).toEqual([expect.objectContaining({ records: 50 })]);
  });

  it('syncs for each record where the durability is sync', async () => {
    const commits: unknown[] = [];
    const listen = (event: unknown): number => commits.push(event);
    await using journal = await openNotes(directory, { durability: 'sync' });
    commitChannel.subscribe(listen);
    await Promise.all(Array.from({ length: 5 }, (_, n) => journal.append(note(n))));
    commitChannel.unsubscribe(listen);
    expect(commits).toHaveLength(5);
  });

  it('resolves a buffered append without a sync, and flush makes it durable', async () => {
    const commits: unknown[] = [];
    const listen = (event: unknown): number => commits.push(event);
    await using journal = await openNotes(directory);
    commitChannel.subscribe(listen);
    expect(await journal.append(note(1), { durable: false })).toBe(1);
    expect(await readAll(journal)).toHaveLength(1);
    expect(commits).toHaveLength(0);
    await journal.flush();
    await journal.flush();
    commitChannel.unsubscribe(listen);
    expect(commits).toEqual([expect.objectContaining({ records: 1 })]);
  });

  it('makes buffered appends durable as it closes', async () => {
    const journal = await openNotes(directory);
    const appending = Array.from({ length: 20 }, (_, n) =>
      journal.append(note(n), { durable: false }),
    );
    await Promise.all(appending);
    await journal.close();
    await using again = await openNotes(directory);
    expect(again.lastSequence).toBe(20);
  });

  it('syncs asynchronous appends 100 ms later', async () => {
    const clock = createFakeClock();
    const commits: unknown[] = [];
    const listen = (event: unknown): number => commits.push(event);
    await using journal = await openNotes(directory, { durability: 'async', clock });
    commitChannel.subscribe(listen);
    await journal.append(note(1));
    await journal.append(note(2));
    expect(clock.pending()).toBe(1);
    await clock.advance(100);
    await journal.flush();
    commitChannel.unsubscribe(listen);
    expect(commits).toEqual([expect.objectContaining({ records: 2 })]);
    expect(clock.pending()).toBe(0);
  });

  it('syncs nothing before it is flushed or closed where the durability is exit', async () => {
    const clock = createFakeClock();
    const commits: unknown[] = [];
    const listen = (event: unknown): number => commits.push(event);
    const journal = await openNotes(directory, { durability: 'exit', clock });
    commitChannel.subscribe(listen);
    for (const n of [1, 2]) await journal.append(note(n));
    expect(clock.pending()).toBe(0);
    expect(commits).toEqual([]);
    await journal.append(note(3), { durable: true });
    expect(commits).toEqual([expect.objectContaining({ records: 3 })]);
    await journal.append(note(4));
    await journal.close();
    commitChannel.unsubscribe(listen);
    expect(commits).toEqual([expect.anything(), expect.objectContaining({ records: 1 })]);
  });

  it('lets a flood of buffered appends wait for the disk', async () => {
    await using journal = await openJournal({
      directory,
      name: 'big',
      schema: anySchema,
      sensitivity: nothingToHide,
    });
    const big = { text: 'x'.repeat(3_000_000) };
    const flood = Array.from({ length: 8 }, () => journal.append(big, { durable: false }));
    expect(await Promise.all(flood)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await readAll(journal)).toHaveLength(8);
  });

  it('reads what was appended so far while it is written', async () => {
    await using journal = await openNotes(directory);
    await journal.append(note(1));
    const seen: number[] = [];
    for await (const { sequence } of journal.read()) {
      seen.push(sequence);
      if (sequence < 5) await journal.append(note(sequence + 1));
    }
    expect(seen).toEqual([1]);
    expect(await readAll(journal)).toHaveLength(2);
  });

  it('redacts before any byte is made', async () => {
    const redact = (): JsonObject => ({ n: 7, text: '[redacted]' });
    await using journal = await openNotes(directory, { sensitivity: { kind: 'redact', redact } });
    await journal.append({ n: 1, text: 'canary-secret' });
    expect(await readAll(journal)).toEqual([{ sequence: 1, record: { n: 7, text: '[redacted]' } }]);
    expect(await workspace.read('chat.journal')).not.toContain('canary');
  });

  it('refuses what it could not read back, and goes on', async () => {
    await using journal = await openNotes(directory);
    const invalid = { code: 'persistence/content-invalid' };
    await expect(journal.append({ n: Number.NaN, text: '' })).rejects.toMatchObject(invalid);
    expect(await journal.append(note(1))).toBe(1);
  });

  it('refuses a record over 4 MiB with a hint to use blobs', async () => {
    await using journal = await openNotes(directory);
    const appending = journal.append({ n: 1, text: 'x'.repeat(4 * 1024 * 1024) });
    await expect(appending).rejects.toMatchObject({
      code: 'persistence/record-too-large',
      hint: expect.stringContaining('blob') as unknown,
    });
  });

  it('refuses to grow beyond its size limit', async () => {
    await using journal = await openNotes(directory, { maxBytes: 100 });
    await journal.append(note(1));
    await expect(journal.append(note(2))).rejects.toMatchObject({
      code: 'persistence/journal-full',
    });
  });

  it('refuses every call after close, which may come twice', async () => {
    const journal = await openNotes(directory);
    await journal.close();
    await journal.close();
    const closed = { code: 'persistence/closed' };
    await expect(journal.append(note(1))).rejects.toMatchObject(closed);
    await expect(journal.flush()).rejects.toMatchObject(closed);
    await expect(readAll(journal)).rejects.toMatchObject(closed);
  });

  it('reports the numbers of records that were lost in the middle', async () => {
    const bytes = await bytesOfNotes(directory, [note(1), note(2), note(3)]);
    const second = bytes.indexOf('note 2');
    bytes.write('x', second);
    await writeFile(workspace.resolve('chat.journal'), bytes);
    const events: unknown[] = [];
    const listen = (event: unknown): number => events.push(event);
    quarantineChannel.subscribe(listen);
    await using journal = await openNotes(directory);
    quarantineChannel.unsubscribe(listen);
    expect(journal.report).toMatchObject({
      source: 'salvage',
      damage: [{ file: 'chat.journal', reason: 'checksum' }],
      lost: [{ from: 2, to: 2 }],
    });
    const [kept = ''] = journal.report.quarantined;
    expect(await readFile(kept)).toEqual(bytes);
    expect(await readFile(`${kept}.reason.json`, 'utf8')).toContain('"reason":"checksum"');
    expect(events).toEqual([expect.objectContaining({ file: kept, reason: 'checksum' })]);
  });

  it('takes a copy of an earlier record for damage', async () => {
    const bytes = await bytesOfNotes(directory, [note(1), note(2)]);
    const frame = encodeFrame(1, Buffer.from(JSON.stringify(note(1))));
    await appendFile(workspace.resolve('chat.journal'), frame);
    await using journal = await openNotes(directory);
    expect(journal.lastSequence).toBe(2);
    expect(journal.report.damage).toMatchObject([{ offset: bytes.length, bytes: frame.length }]);
  });

  it('finds a record behind more damage than it reads at once', async () => {
    const bytes = await bytesOfNotes(directory, [note(1), note(2)]);
    const at = bytes.length - encodeFrame(2, Buffer.from(JSON.stringify(note(2)))).length;
    const noise = Buffer.alloc(700_000, 0xff);
    const damaged = Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
    await writeFile(workspace.resolve('chat.journal'), damaged);
    await using journal = await openNotes(directory);
    expect(await readAll(journal)).toHaveLength(2);
    expect(journal.report.damage).toMatchObject([{ offset: at, bytes: noise.length }]);
  });

  it('gives up a forged search instead of hanging', async () => {
    const payload = Buffer.alloc(200_000, 1);
    const header = encodeFrame(9, payload).subarray(0, 24);
    const forged = Buffer.concat([
      encodeJournalHeader(1),
      ...Array.from({ length: 20_000 }, () => header),
    ]);
    await writeFile(workspace.resolve('chat.journal'), forged);
    await using journal = await openNotes(directory);
    expect(journal.report.damage).toHaveLength(1);
  });

  it('gives a journal its header back that begins with a record', async () => {
    const bytes = await bytesOfNotes(directory, [note(1), note(2)]);
    await writeFile(workspace.resolve('chat.journal'), bytes.subarray(24));
    const journal = await openNotes(directory);
    expect(journal.report).toMatchObject({ source: 'salvage', damage: [{ reason: 'header' }] });
    expect(await readAll(journal)).toHaveLength(2);
    await journal.close();
    await using again = await openNotes(directory);
    expect(again.report.source).toBe('newest');
  });

  it('takes up the numbers that a header states', async () => {
    const frame = encodeFrame(8, Buffer.from(JSON.stringify(note(8))));
    await writeFile(
      workspace.resolve('chat.journal'),
      Buffer.concat([encodeJournalHeader(7), frame]),
    );
    await using journal = await openNotes(directory);
    expect(journal.report).toMatchObject({ source: 'newest', lost: [{ from: 7, to: 7 }] });
    expect(await readAll(journal)).toEqual([{ sequence: 8, record: note(8) }]);
  });

  it('refuses a journal of a later format and leaves it as it is', async () => {
    const header = encodeJournalHeader(1);
    header.writeUInt32LE(2, 8);
    header.writeUInt32LE(crc32(header.subarray(0, 20)), 20);
    await writeFile(workspace.resolve('chat.journal'), header);
    await expect(openNotes(directory)).rejects.toMatchObject({
      code: 'persistence/version-unsupported',
    });
    expect(await readFile(workspace.resolve('chat.journal'))).toEqual(header);
    expect(await readdir(directory)).toEqual(['chat.journal']);
  });

  it('refuses a link and a directory in the place of the file', async () => {
    await symlink('elsewhere', workspace.resolve('chat.journal'));
    await expect(openNotes(directory)).rejects.toMatchObject({ code: 'persistence/not-a-file' });
    await workspace.write('x/chat.journal/inside', '');
    const opening = openNotes(workspace.resolve('x'));
    await expect(opening).rejects.toMatchObject({ code: 'persistence/not-writable' });
  });

  it('refuses a name that is no plain file name', async () => {
    const opening = openNotes(directory, { name: '../x' });
    await expect(opening).rejects.toMatchObject({ code: 'persistence/invalid-name' });
  });

  it('says that a directory cannot be made', async () => {
    await workspace.write('file', '');
    const opening = openNotes(workspace.resolve('file/below'));
    await expect(opening).rejects.toMatchObject({ code: 'persistence/not-writable' });
  });

  it('names damage that appears while it is open', async () => {
    await using journal = await openNotes(directory);
    await journal.append(note(1));
    await journal.append(note(2));
    await truncate(workspace.resolve('chat.journal'), 60);
    await expect(readAll(journal)).rejects.toMatchObject({ code: 'persistence/journal-damaged' });
  });

  it('says so when the file is gone while it is open', async () => {
    await using journal = await openNotes(directory);
    await workspace.remove();
    await expect(readAll(journal)).rejects.toMatchObject({ code: 'persistence/not-found' });
  });

  it('names the record that an asked schema does not admit', async () => {
    const options = { directory, name: 'chat', sensitivity: nothingToHide };
    const loose = await openJournal({ ...options, schema: anySchema });
    await loose.append({ other: true });
    await loose.close();
    await using strict = await openJournal({ ...options, schema: noteSchema });
    await expect(readAll(strict)).rejects.toMatchObject({
      code: 'persistence/content-invalid',
      message: expect.stringContaining('record 1 of') as unknown,
    });
  });
});
