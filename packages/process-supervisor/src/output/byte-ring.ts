/** Keeps the last `capacity` bytes of everything that was pushed. */
export interface ByteRing {
  push(bytes: Uint8Array): void;
  /** A copy, oldest byte first. */
  bytes(): Uint8Array;
}

/** Creates an empty ring; its memory is taken at the first byte. */
export function createByteRing(capacity: number): ByteRing {
  let ring = new Uint8Array(0);
  let pushed = 0;
  return {
    push(bytes) {
      if (bytes.length === 0 || capacity === 0) return;
      if (ring.length === 0) ring = new Uint8Array(capacity);
      const kept = bytes.subarray(Math.max(0, bytes.length - capacity));
      const start = (pushed + bytes.length - kept.length) % capacity;
      const beforeWrap = kept.subarray(0, capacity - start);
      ring.set(beforeWrap, start);
      ring.set(kept.subarray(beforeWrap.length), 0);
      pushed += bytes.length;
    },
    bytes() {
      if (pushed <= capacity) return ring.slice(0, pushed);
      const start = pushed % capacity;
      return Buffer.concat([ring.subarray(start), ring.subarray(0, start)]);
    },
  };
}
