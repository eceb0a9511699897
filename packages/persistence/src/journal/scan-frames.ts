import type { DamageReason } from '../recovery-report.ts';
import { decodeFrameHeader, findMarker, frameHeaderBytes, isPayloadWhole } from './frame.ts';
import type { WindowedFile } from './windowed-file.ts';

/** A record whose checksums held. */
export interface ScannedRecord {
  readonly kind: 'record';
  readonly offset: number;
  readonly bytes: number;
  readonly sequence: number;
  readonly payload: Buffer;
}

/** Bytes between whole records that are none. */
export interface ScannedGap {
  readonly kind: 'gap';
  readonly offset: number;
  readonly bytes: number;
  readonly reason: DamageReason;
}

/** What is scanned: the bytes from `start` to `end`, after a record numbered `after` (0: after none). */
export interface ScanRange {
  readonly start: number;
  readonly end: number;
  readonly after: number;
}

interface Position {
  readonly offset: number;
  readonly after: number;
}

/** Yields the records of a journal in order, and what lies between them when that is damage; every byte of the range belongs to exactly one item. */
export async function* scanFrames(
  file: WindowedFile,
  { start, end, after }: ScanRange,
): AsyncGenerator<ScannedRecord | ScannedGap> {
  let position: Position = { offset: start, after };
  while (position.offset < end) {
    const record = await readFrame(file, position);
    if (record === undefined) {
      const next = await findFrame(file, position, end);
      yield await toGap(file, { ...position, next, end });
      position = { offset: next, after: position.after };
    } else {
      yield record;
      position = { offset: record.offset + record.bytes, after: record.sequence };
    }
  }
}

async function readFrame(
  file: WindowedFile,
  { offset, after }: Position,
): Promise<ScannedRecord | undefined> {
  const header = decodeFrameHeader(await file.read(offset, frameHeaderBytes));
  // A number that is not higher than the last one is an old copy of a record, not a new record.
  if (header === undefined || header.sequence <= after) return undefined;
  const payload = await file.read(offset + frameHeaderBytes, header.payloadBytes);
  if (!isPayloadWhole(payload, header)) return undefined;
  const bytes = frameHeaderBytes + payload.length;
  return { kind: 'record', offset, bytes, sequence: header.sequence, payload };
}

const searchBytes = 64 * 1024;
const markerBytes = 4;

// Every place where a frame might begin is tried, because damage may have eaten any number of bytes.
async function findFrame(
  file: WindowedFile,
  { offset, after }: Position,
  end: number,
): Promise<number> {
  // Nested false headers, which only a forger writes, must not make the search quadratic.
  let budget = 4 * (end - offset) + searchBytes;
  let position = offset + 1;
  while (position < end && budget > 0) {
    const piece = await file.read(position, searchBytes);
    const found = findMarker(piece, 0);
    if (piece.length < markerBytes) return end;
    if (found < 0) {
      position += piece.length - markerBytes + 1;
      continue;
    }
    const candidate = position + found;
    const record = await readFrame(file, { offset: candidate, after });
    if (record !== undefined) return candidate;
    budget -=
      decodeFrameHeader(await file.read(candidate, frameHeaderBytes))?.payloadBytes ?? markerBytes;
    position = candidate + 1;
  }
  return end;
}

async function toGap(
  file: WindowedFile,
  { offset, next, end }: { offset: number; next: number; end: number },
): Promise<ScannedGap> {
  const bytes = next - offset;
  const beginning = await file.read(offset, Math.min(bytes, frameHeaderBytes));
  return {
    kind: 'gap',
    offset,
    bytes,
    reason: judgeGap(beginning, { bytes, atEnd: next === end }),
  };
}

function judgeGap(
  beginning: Buffer,
  { bytes, atEnd }: { bytes: number; atEnd: boolean },
): DamageReason {
  if (beginning.every((byte) => byte === 0)) return 'zero-run';
  if (!atEnd) return 'checksum';
  const announced = decodeFrameHeader(beginning)?.payloadBytes;
  const isShort =
    announced === undefined ? bytes < frameHeaderBytes : bytes < frameHeaderBytes + announced;
  return isShort ? 'torn-tail' : 'checksum';
}
