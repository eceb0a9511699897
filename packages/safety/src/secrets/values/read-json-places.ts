import type { JsonValue } from '@selfware/contracts';
import { parseJson } from '@selfware/contracts';

/** A value of a JSON text and where it stands there: UTF-16 offsets, `end` exclusive. */
export type JsonPlace = {
  readonly start: number;
  readonly end: number;
} & (
  | { readonly kind: 'leaf'; readonly value: JsonValue }
  | { readonly kind: 'list'; readonly items: readonly JsonPlace[] }
  /** A name that stands twice has a number behind it the second time. */
  | { readonly kind: 'record'; readonly entries: ReadonlyMap<string, JsonPlace> }
);

/** Finds where each value of a JSON text stands. The text has been parsed before: it is valid, and no deeper than the caller allows. */
export function readJsonPlaces(text: string): JsonPlace {
  return new PlaceReader(text).read();
}

const scalar = /-?\d[\d.eE+-]*|true|false|null/uy;

class PlaceReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): JsonPlace {
    const start = this.#skip();
    switch (this.#text.charAt(start)) {
      case '{':
        return this.#record(start);
      case '[':
        return this.#list(start);
      case '"':
        return this.#string(start);
      default:
        return this.#scalar(start);
    }
  }

  #record(start: number): JsonPlace {
    const entries = new Map<string, JsonPlace>();
    this.#at = start + 1;
    while (!this.#takes('}')) {
      const name = this.#string(this.#skip());
      this.#takes(':');
      const key = name.kind === 'leaf' && typeof name.value === 'string' ? name.value : '';
      let unique = key;
      for (let count = 2; entries.has(unique); count += 1) unique = `${key} ${String(count)}`;
      entries.set(unique, this.read());
      this.#takes(',');
    }
    return { kind: 'record', entries, start, end: this.#at };
  }

  #list(start: number): JsonPlace {
    const items: JsonPlace[] = [];
    this.#at = start + 1;
    while (!this.#takes(']')) {
      items.push(this.read());
      this.#takes(',');
    }
    return { kind: 'list', items, start, end: this.#at };
  }

  #string(start: number): JsonPlace {
    let end = start + 1;
    while (end < this.#text.length && this.#text.charAt(end) !== '"')
      end += this.#text.charAt(end) === '\\' ? 2 : 1;
    this.#at = end + 1;
    const source = this.#text.slice(start, this.#at);
    const parsed = parseJson(source, { maxLength: source.length, maxDepth: 0 });
    return { kind: 'leaf', value: parsed.ok ? parsed.value : '', start, end: this.#at };
  }

  #scalar(start: number): JsonPlace {
    scalar.lastIndex = start;
    const source = scalar.exec(this.#text)?.[0] ?? '';
    // What is no JSON would not move on.
    this.#at = start + Math.max(source.length, 1);
    return { kind: 'leaf', value: valueOf(source), start, end: this.#at };
  }

  #skip(): number {
    while (/\s/u.test(this.#text.charAt(this.#at))) this.#at += 1;
    return this.#at;
  }

  #takes(sign: string): boolean {
    const at = this.#skip();
    if (at >= this.#text.length) return true;
    if (this.#text.charAt(at) !== sign) return false;
    this.#at = at + 1;
    return true;
  }
}

function valueOf(source: string): JsonValue {
  if (source === 'true' || source === 'false') return source === 'true';
  const number = source === 'null' || source === '' ? Number.NaN : Number(source);
  if (Number.isNaN(number)) return null;
  // No number of JavaScript is as large, but it is one all the same.
  return Number.isFinite(number) ? number : Number.MAX_VALUE;
}
