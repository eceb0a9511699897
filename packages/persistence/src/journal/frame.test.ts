import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeFrameHeader, encodeFrame, isPayloadWhole, maxPayloadBytes } from './frame.ts';
import { decodeJournalHeader, encodeJournalHeader } from './journal-header.ts';

/** A header with its checksum made right again after a change. */
const resealed = (bytes: Buffer, change: (bytes: Buffer) => void): Buffer => {
  change(bytes);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, 20)), 20);
  return bytes;
};

describe('decodeFrameHeader', () => {
  const frame = (): Buffer => encodeFrame(7, Buffer.from('{}'));

  it('reads what encodeFrame wrote', () => {
    const header = decodeFrameHeader(frame());
    expect(header).toEqual({ sequence: 7, payloadBytes: 2, payloadChecksum: crc32('{}') });
    if (header === undefined) return;
    expect(isPayloadWhole(Buffer.from('{}'), header)).toBe(true);
    expect(isPayloadWhole(Buffer.from('[]'), header)).toBe(false);
    expect(isPayloadWhole(Buffer.from('{'), header)).toBe(false);
  });

  it('believes no number and no length out of range, whatever the checksum says', () => {
    const zero = resealed(frame(), (bytes) => bytes.writeBigUInt64LE(0n, 8));
    const huge = resealed(frame(), (bytes) => bytes.writeBigUInt64LE(2n ** 60n, 8));
    const long = resealed(frame(), (bytes) => bytes.writeUInt32LE(maxPayloadBytes + 1, 4));
    for (const bytes of [zero, huge, long]) expect(decodeFrameHeader(bytes)).toBeUndefined();
  });

  it('knows no header in too few bytes', () => {
    expect(decodeFrameHeader(frame().subarray(0, 23))).toBeUndefined();
  });
});

describe('decodeJournalHeader', () => {
  it('reads what encodeJournalHeader wrote', () => {
    const header = decodeJournalHeader(encodeJournalHeader(5));
    expect(header).toEqual({ status: 'whole', format: 1, firstSequence: 5 });
  });

  it('believes no first number out of range, whatever the checksum says', () => {
    const zero = resealed(encodeJournalHeader(1), (bytes) => bytes.writeBigUInt64LE(0n, 12));
    expect(decodeJournalHeader(zero)).toEqual({ status: 'damaged' });
  });
});
