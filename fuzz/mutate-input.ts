/** A source of whole numbers from 0 to below `limit`. */
export type Random = (limit: number) => number;

/** The mulberry32 generator: the same seed gives the same numbers everywhere. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

const maxBytes = 16_384;
const notable = [
  0x00, 0x01, 0x0a, 0x0d, 0x20, 0x22, 0x24, 0x27, 0x2f, 0x5c, 0x60, 0x7b, 0x7f, 0x80, 0xc0, 0xed,
  0xff,
];

type Mutation = (bytes: Buffer, random: Random, others: readonly Buffer[]) => Buffer;

const mutations: readonly Mutation[] = [
  (bytes, random) => withByte(bytes, random, (byte) => byte ^ (1 << random(8))),
  (bytes, random) => withByte(bytes, random, () => random(256)),
  (bytes, random) => withByte(bytes, random, () => notable[random(notable.length)] ?? 0),
  function insertBytes(bytes, random) {
    const count = 1 + random(8);
    const added = Buffer.from(
      Array.from({ length: count }, () => notable[random(notable.length)] ?? 0),
    );
    return splice(bytes, random(bytes.length + 1), 0, added);
  },
  function removeBytes(bytes, random) {
    return splice(bytes, random(bytes.length), 1 + random(16), Buffer.alloc(0));
  },
  function truncate(bytes, random) {
    return bytes.subarray(0, random(bytes.length + 1));
  },
  function repeatPart(bytes, random) {
    const from = random(bytes.length);
    const part = bytes.subarray(from, from + 1 + random(32));
    const times = 1 + random(random(20) === 0 ? 400 : 4);
    return splice(bytes, from, 0, Buffer.concat(Array.from({ length: times }, () => part)));
  },
  function insertPartOfOther(bytes, random, others) {
    const other = others[random(others.length)] ?? bytes;
    const from = random(other.length);
    const part = other.subarray(from, from + 1 + random(64));
    return splice(bytes, random(bytes.length + 1), random(2) * part.length, part);
  },
];

/** One new input made from one of `seeds` by a few random changes; at most 16 kB. */
export function mutateInput(seeds: readonly Buffer[], random: Random): Buffer {
  let bytes = seeds[random(seeds.length)] ?? Buffer.alloc(0);
  for (let steps = 1 + random(6); steps > 0; steps -= 1) {
    bytes = mutations[random(mutations.length)]?.(bytes, random, seeds) ?? bytes;
  }
  return bytes.subarray(0, maxBytes);
}

function withByte(bytes: Buffer, random: Random, change: (byte: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  const index = random(bytes.length);
  if (bytes.length > 0) copy[index] = change(copy[index] ?? 0);
  return copy;
}

function splice(bytes: Buffer, at: number, removed: number, added: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]);
}
