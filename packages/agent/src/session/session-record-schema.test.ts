import { describe, expect, it } from 'vitest';
import { everyRecord } from '../../test/support/records.ts';
import { createSessionRecordSchema } from './session-record-schema.ts';

const schema = createSessionRecordSchema();

describe('createSessionRecordSchema', () => {
  it.each(everyRecord().map((record) => [record.type, record] as const))(
    'gives a record of type %s back as it is',
    (_, record) => {
      expect(schema.parse(record)).toEqual(record);
    },
  );

  it('refuses a record of an unknown type', () => {
    expect(schema.safeParse({ type: 'text-delta', at: 1, text: '' }).success).toBe(false);
  });

  it('refuses a file change whose content is not named by a SHA-256', () => {
    const change = { path: 'a', before: null, after: '../../etc/passwd' };
    const record = { type: 'file-change', at: 1, callId: 'c', change };
    expect(schema.safeParse(record).success).toBe(false);
  });

  it('drops fields that it does not know', () => {
    const record = { type: 'verification-start', at: 1, command: 'c' };
    expect(schema.parse({ ...record, later: true })).toEqual(record);
  });
});
