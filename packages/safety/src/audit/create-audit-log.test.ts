import { createFakeClock } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from './audit-entry.ts';
import { createAuditLog, type AuditLog } from './create-audit-log.ts';
import { verifyAuditLog } from './verify-audit-log.ts';

const fields: Parameters<AuditLog['record']>[0] = {
  decision: 'allow',
  rule: 'writes',
  step: 'judged',
  intent: { kind: 'run-shell', command: 'echo secret' },
  intentHash: 'abc',
};

async function recordThree(entries: AuditEntry[]): Promise<void> {
  const log = createAuditLog({
    redact: () => ({ kind: 'run-shell', command: 'echo [REDACTED]' }),
    append: async (entry) => void entries.push(entry),
    clock: createFakeClock(),
  });
  await Promise.all([1, 2, 3].map(() => log.record(fields)));
}

describe('createAuditLog', () => {
  it('chains what is recorded at the same time, one after the other, with secrets taken out', async () => {
    const entries: AuditEntry[] = [];
    await recordThree(entries);
    expect(entries.map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
    expect(JSON.stringify(entries)).not.toContain('secret');
    expect(await verifyAuditLog(entries)).toEqual({ ok: true, value: 3 });
  });

  it('goes on with a log that was closed', async () => {
    const entries: AuditEntry[] = [];
    await recordThree(entries);
    const last = entries.at(-1);
    const next = createAuditLog({
      redact: (value) => value,
      append: async (entry) => void entries.push(entry),
      ...(last === undefined ? {} : { last }),
    });
    await next.record(fields);
    expect(await verifyAuditLog(entries)).toEqual({ ok: true, value: 4 });
  });

  it('rejects what cannot be stored, and chains the next entry to the last one that was', async () => {
    const entries: AuditEntry[] = [];
    let isFull = true;
    const log = createAuditLog({
      redact: (value) => value,
      append: async (entry) => {
        if (isFull) throw new Error('full');
        entries.push(entry);
      },
    });
    await expect(log.record(fields)).rejects.toThrow('full');
    isFull = false;
    await log.record(fields);
    expect(await verifyAuditLog(entries)).toEqual({ ok: true, value: 1 });
  });
});

describe('verifyAuditLog', () => {
  it.each<[string, (entries: AuditEntry[]) => readonly AuditEntry[], number]>([
    ['a changed field', (all) => all.map((one, at) => (at === 1 ? { ...one, rule: 'x' } : one)), 1],
    [
      'a changed intent',
      (all) => all.map((one, at) => (at === 2 ? { ...one, intent: {} } : one)),
      2,
    ],
    ['a missing entry', (all) => all.filter((_, at) => at !== 1), 1],
    ['a missing beginning', (all) => all.slice(1), 0],
    ['entries in another order', (all) => [...all].reverse(), 0],
    ['an entry twice', (all) => [...all, ...all.slice(-1)], 3],
  ])('finds %s', async (_what, change, index) => {
    const entries: AuditEntry[] = [];
    await recordThree(entries);
    const found = await verifyAuditLog(change(entries));
    expect(found).toMatchObject({ ok: false, failure: { index } });
  });

  it('finds an end that was cut off where the last hash is known', async () => {
    const entries: AuditEntry[] = [];
    await recordThree(entries);
    const last = entries.at(-1)?.hash ?? '';
    expect(await verifyAuditLog(entries, { last })).toMatchObject({ ok: true });
    expect(await verifyAuditLog(entries.slice(0, 2), { last })).toMatchObject({ ok: false });
  });
});
