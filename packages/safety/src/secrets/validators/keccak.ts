import { rotations, roundConstants } from './keccak.data.ts';

const mask = (1n << 64n) - 1n;
const rate = 136;

/** The Keccak-256 of at most 135 bytes, in hex: what Ethereum hashes with, which is not SHA3-256 of FIPS 202 (its padding differs). */
export function keccak256(bytes: Uint8Array): string {
  const block = Buffer.alloc(rate);
  block.set(bytes);
  block[bytes.length] = 0x01;
  block[rate - 1] = (block[rate - 1] ?? 0) | 0x80;
  let lanes = Array.from({ length: 25 }, (_, index) =>
    index * 8 < rate ? block.readBigUInt64LE(index * 8) : 0n,
  );
  for (const constant of roundConstants) lanes = permute(lanes, constant);
  const out = Buffer.alloc(32);
  for (let index = 0; index < 4; index += 1) out.writeBigUInt64LE(lanes[index] ?? 0n, index * 8);
  return out.toString('hex');
}

function permute(lanes: readonly bigint[], constant: bigint): bigint[] {
  const at = (x: number, y: number): bigint => lanes[(x % 5) + 5 * (y % 5)] ?? 0n;
  const columns = [0, 1, 2, 3, 4].map((x) => at(x, 0) ^ at(x, 1) ^ at(x, 2) ^ at(x, 3) ^ at(x, 4));
  const parity = columns.map(
    (_, x) => (columns[(x + 4) % 5] ?? 0n) ^ rotate(columns[(x + 1) % 5] ?? 0n, 1),
  );
  const moved: bigint[] = Array.from({ length: 25 }, () => 0n);
  for (let y = 0; y < 5; y += 1)
    for (let x = 0; x < 5; x += 1)
      moved[y + 5 * ((2 * x + 3 * y) % 5)] = rotate(
        at(x, y) ^ (parity[x] ?? 0n),
        rotations[x + 5 * y] ?? 0,
      );
  const mixed = moved.map((lane, index) => {
    const row = index - (index % 5);
    const next = moved[row + ((index + 1) % 5)] ?? 0n;
    return lane ^ (~next & mask & (moved[row + ((index + 2) % 5)] ?? 0n));
  });
  mixed[0] = (mixed[0] ?? 0n) ^ constant;
  return mixed;
}

function rotate(lane: bigint, by: number): bigint {
  return ((lane << BigInt(by)) | (lane >> BigInt(64 - by))) & mask;
}
