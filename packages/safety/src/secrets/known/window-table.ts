import { randomBytes } from 'node:crypto';
import { windowLength } from './spell-windows.ts';

/** Finds the places where one of many beginnings of six characters may stand, all at once; it keeps hashes only. */
export interface WindowTable<Entry> {
  /** Calls `visit` for what may begin at a place of `[from, to)`; a hash may err, so look at the text itself. */
  scan(
    text: string,
    from: number,
    to: number,
    visit: (entries: readonly Entry[], at: number) => void,
  ): void;
}

/** Makes the table of `windows`, with a key of its own so that nobody can make texts that collide. */
export function createWindowTable<Entry>(
  windows: readonly { readonly codes: readonly number[]; readonly entry: Entry }[],
): WindowTable<Entry> {
  const key = randomBytes(4).readUInt32LE(0);
  const multiplier = Math.imul(key | 1, 64);
  const byHash = new Map<number, Entry[]>();
  for (const { codes, entry } of windows) {
    const hash = hashOf(codes, multiplier);
    byHash.set(hash, [...(byHash.get(hash) ?? []), entry]);
  }
  const shift = windows.length < 2000 ? 32 - 15 : 32 - 20;
  const present = new Uint8Array(2 ** (32 - shift));
  for (const hash of byHash.keys()) present[slot(hash, shift)] = 1;
  return {
    scan: (text, from, to, visit) => {
      let hash = 0;
      for (let at = from; at < to; at += 1) {
        // The multiplier has six factors of two to six: what is older than the window leaves the 32 bits by itself.
        hash = (Math.imul(hash, multiplier) + text.charCodeAt(at)) | 0;
        if (present[slot(hash, shift)] === 0 || at - from < windowLength - 1) continue;
        const entries = byHash.get(hash);
        if (entries !== undefined) visit(entries, at - windowLength + 1);
      }
    },
  };
}

function hashOf(codes: readonly number[], multiplier: number): number {
  return codes.reduce((hash, code) => (Math.imul(hash, multiplier) + code) | 0, 0);
}

function slot(hash: number, shift: number): number {
  return Math.imul(hash, 0x9e_37_79_b1) >>> shift;
}
