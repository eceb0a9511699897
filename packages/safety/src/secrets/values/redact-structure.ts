import * as types from 'node:util/types';
import type { JsonValue } from '@selfware/contracts';
import { judgeKey, type KeySensitivity } from './judge-key.ts';
import { plainEntries, type PlainEntries } from './plain-entries.ts';

/** What a structure is redacted with. */
export interface StructureRedaction {
  /** What becomes of a text, wherever it stands. */
  readonly redact: (text: string) => string;
  /** What becomes of a value whose key says that it is a secret. */
  readonly hide: (text: string) => string;
}

// What was hidden before, a mask, and what is filled in later; a password may hold such letters, but is not all of them.
const standIn =
  /^(?:\[REDACTED:[a-z0-9-]{1,40}\]|\[[A-Z][A-Z0-9_]{0,39}#[0-9a-f]{4,16}\]|\$\{[^{}]*\}|\{\{[^{}]*\}\}|<[^<>]*>|%\w+%|\*+|x+)$/iu;

// Deeper or larger than anything that is stored; a proxy may pretend to be without end.
const maxDepth = 500;
const maxNodes = 2_000_000;

/**
 * Copies any value as JSON with every text in it redacted and, judged by whole words, every value of a key that names a secret hidden.
 * Keys stay. Runs no code of the value: getters, `toJSON` and proxies are not called. What JSON cannot hold becomes a word in
 * brackets; a cycle becomes `[CIRCULAR]`.
 */
export function redactStructure(value: unknown, redaction: StructureRedaction): JsonValue {
  return new StructureCopy(redaction).copy(value, 'none', 0);
}

class StructureCopy {
  readonly #redaction: StructureRedaction;
  readonly #above = new Set<object>();
  #nodes = 0;

  constructor(redaction: StructureRedaction) {
    this.#redaction = redaction;
  }

  copy(value: unknown, sensitivity: KeySensitivity, depth: number): JsonValue {
    this.#nodes += 1;
    if (this.#nodes > maxNodes) return '[TOO LARGE]';
    if (typeof value === 'object' && value !== null)
      return this.#copyObject(value, sensitivity, depth);
    return this.#copyLeaf(value, sensitivity);
  }

  #copyLeaf(value: unknown, sensitivity: KeySensitivity): JsonValue {
    switch (typeof value) {
      case 'string':
        return this.#copyText(value, sensitivity);
      case 'number': {
        const number = Number.isFinite(value) ? value : null;
        return sensitivity === 'certain' && number !== null ? this.#hide(String(value)) : number;
      }
      case 'boolean':
        return value;
      case 'bigint':
        return this.#copyText(String(value), sensitivity);
      default:
        return null;
    }
  }

  #copyText(text: string, sensitivity: KeySensitivity): JsonValue {
    const isSecret =
      sensitivity === 'certain'
        ? text.trim() !== ''
        : sensitivity === 'likely' && looksSecret(text);
    return isSecret && !standIn.test(text) ? this.#hide(text) : this.#redaction.redact(text);
  }

  #hide(text: string): string {
    return this.#redaction.hide(text);
  }

  #copyObject(value: object, sensitivity: KeySensitivity, depth: number): JsonValue {
    if (types.isProxy(value)) return '[PROXY]';
    if (this.#above.has(value)) return '[CIRCULAR]';
    if (depth >= maxDepth) return '[TOO DEEP]';
    const plain = plainEntries(value);
    if (plain.kind === 'leaf') return this.copy(plain.value, sensitivity, depth + 1);
    this.#above.add(value);
    try {
      return this.#copyParts(plain, sensitivity, depth);
    } finally {
      this.#above.delete(value);
    }
  }

  #copyParts(
    plain: Exclude<PlainEntries, { readonly kind: 'leaf' }>,
    above: KeySensitivity,
    depth: number,
  ): JsonValue {
    switch (plain.kind) {
      case 'list':
        return plain.items.map((item, at) => {
          const own = above === 'none' ? judgeOption(plain.items[at - 1], item) : above;
          return this.copy(item, own, depth + 1);
        });
      case 'pairs':
        return plain.pairs.map(([key, value]) => [
          this.copy(key, above, depth + 2),
          this.copy(value, beneath(above, key), depth + 2),
        ]);
      case 'entries':
        return this.#copyEntries(plain.entries, above, depth);
    }
  }

  #copyEntries(
    entries: readonly (readonly [string, unknown])[],
    above: KeySensitivity,
    depth: number,
  ): JsonValue {
    const named = above === 'certain' ? undefined : nameOfValue(entries);
    return Object.fromEntries(
      entries.map(([key, value]) => [
        key,
        this.copy(value, beneath(above, key === 'value' ? (named ?? key) : key), depth + 1),
      ]),
    );
  }
}

// What stands anywhere beneath a password is a part of it; `auth` and the like only name a group.
function beneath(above: KeySensitivity, key: unknown): KeySensitivity {
  return above === 'certain' || typeof key !== 'string' ? above : judgeKey(key);
}

// `{ name: 'x-api-key', value: '…' }`, as headers, cookies and variables are often kept.
function nameOfValue(entries: readonly (readonly [string, unknown])[]): string | undefined {
  const found = entries.find(([key]) => key === 'name' || key === 'key' || key === 'header')?.[1];
  return typeof found === 'string' ? found : undefined;
}

// `['--password', '…']`: what follows the option is its value, unless it is an option itself.
function judgeOption(option: unknown, value: unknown): KeySensitivity {
  if (typeof option !== 'string' || !option.startsWith('--') || option.includes('=')) return 'none';
  return typeof value === 'string' && value.startsWith('-') ? 'none' : judgeKey(option);
}

// Long enough, in one piece, and no word: `Bearer`, `identifier` and `null` are not.
function looksSecret(text: string): boolean {
  return text.length >= 8 && !/\s/u.test(text.trim()) && /\d|[^\p{L}]/u.test(text);
}
