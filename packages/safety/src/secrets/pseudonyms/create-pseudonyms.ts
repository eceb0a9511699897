import { createHmac, type KeyObject } from 'node:crypto';

/** Stable names for hidden texts, and the way back. */
export interface Pseudonyms {
  /** `[LABEL#a1b2c3d4]`: the same text has the same name as long as the key is the same. */
  nameOf(label: string, hidden: string): string;
  /** Puts back every text that `keep` was told of; other names stay as they are. */
  restore(text: string): string;
  /** Makes a text restorable, of which at most `maxKept` are held; the oldest is forgotten first. */
  keep(label: string, hidden: string): void;
  /** The names in a text that cannot be restored. */
  unknown(text: string): readonly string[];
}

const pattern = /\[[A-Z][A-Z0-9_]{0,39}#[0-9a-f]{4,16}\]/gu;

/**
 * Makes pseudonyms: HMAC-SHA-256 of label and text under `key`, of which 32 bits are shown, 64 for a text whose 32 are taken.
 * Without the key nobody can try out texts; whoever has it can.
 */
export function createPseudonyms(key: KeyObject, maxKept = 10_000): Pseudonyms {
  const kept = new Map<string, string>();
  const nameOf = (label: string, hidden: string): string => {
    const digest = createHmac('sha256', key).update(`${label}\0${hidden}`).digest('hex');
    const short = `[${label}#${digest.slice(0, 8)}]`;
    const owner = kept.get(short);
    return owner === undefined || owner === hidden ? short : `[${label}#${digest.slice(0, 16)}]`;
  };
  return {
    nameOf,
    keep: (label, hidden) => {
      const name = nameOf(label, hidden);
      kept.delete(name);
      kept.set(name, hidden);
      const [oldest] = kept.keys();
      if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
    },
    restore: (text) => text.replaceAll(pattern, (name) => kept.get(name) ?? name),
    unknown: (text) => [...new Set(text.match(pattern) ?? [])].filter((name) => !kept.has(name)),
  };
}
