import { crc32 } from 'node:zlib';

// Bytes that no UTF-8 text contains, so that no payload can hold a frame.
const marker = Buffer.from([0xff, 0xf9, 0xfe, 0xf8]);

/** Bytes before a payload: marker 4, length u32, sequence u64, CRC-32 of the payload u32, CRC-32 of what is before u32; little endian. */
export const frameHeaderBytes = 24;

/** The longest payload that a frame may announce: 16 MiB. */
export const maxPayloadBytes: number = 16 * 1024 * 1024;

/** What a frame's header says, its own checksum having held. */
export interface FrameHeader {
  readonly sequence: number;
  readonly payloadBytes: number;
  readonly payloadChecksum: number;
}

/** One record as it lies in the file. */
export function encodeFrame(sequence: number, payload: Uint8Array): Buffer {
  const frame = Buffer.alloc(frameHeaderBytes + payload.length);
  marker.copy(frame);
  frame.writeUInt32LE(payload.length, 4);
  frame.writeBigUInt64LE(BigInt(sequence), 8);
  frame.writeUInt32LE(crc32(payload), 16);
  frame.writeUInt32LE(crc32(frame.subarray(0, 20)), 20);
  frame.set(payload, frameHeaderBytes);
  return frame;
}

/** The header at the beginning of `bytes`; absent when there is no believable one. */
export function decodeFrameHeader(bytes: Buffer): FrameHeader | undefined {
  if (bytes.length < frameHeaderBytes || !bytes.subarray(0, 4).equals(marker)) return undefined;
  if (crc32(bytes.subarray(0, 20)) !== bytes.readUInt32LE(20)) return undefined;
  const payloadBytes = bytes.readUInt32LE(4);
  const sequence = Number(bytes.readBigUInt64LE(8));
  const believable =
    payloadBytes <= maxPayloadBytes && sequence >= 1 && sequence < Number.MAX_SAFE_INTEGER;
  return believable
    ? { sequence, payloadBytes, payloadChecksum: bytes.readUInt32LE(16) }
    : undefined;
}

/** Whether `payload` is what its header announced. */
export function isPayloadWhole(payload: Buffer, header: FrameHeader): boolean {
  return payload.length === header.payloadBytes && crc32(payload) === header.payloadChecksum;
}

/** Where the next frame might begin in `bytes`, at `from` or later; -1 when nowhere. */
export function findMarker(bytes: Buffer, from: number): number {
  return bytes.indexOf(marker, from);
}
