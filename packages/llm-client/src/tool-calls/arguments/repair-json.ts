import { failed, ok, type JsonObject, type JsonValue, type Result } from '@selfware/contracts';
import type { ArgumentRepair } from './argument-repair.ts';
import { itemOf, propertyOf, typesOf, type SchemaView } from './schema-types.ts';

/** Where a text stops being JSON, even after repairs. */
export interface JsonFault {
  /** What was expected; holds none of the text. */
  readonly message: string;
  /** UTF-16 offset. */
  readonly position: number;
}

/** A value and the repairs that it took. */
export interface RepairedJson {
  readonly value: JsonValue;
  readonly repairs: readonly ArgumentRepair[];
}

/** What a text is repaired with. */
export interface RepairOptions {
  /** Decides where Python's words for true, false and null are taken; absent: nowhere. */
  readonly schema?: SchemaView | undefined;
  /** Whether one missing bracket at the end is added. Never when the answer was cut off. */
  readonly mayClose: boolean;
}

const maxDepth = 64;

/**
 * Reads JSON with the few faults of small models that leave no doubt what was meant: a trailing comma, raw control
 * characters in strings, Python's words where the schema wants them, one bracket missing at the end. Linear; never throws.
 */
export function repairJson(text: string, options: RepairOptions): Result<RepairedJson, JsonFault> {
  const reader = new JsonReader(text, options.mayClose);
  const value = reader.readValue(options.schema, 0);
  if (value === undefined || !reader.atEnd()) return failed(reader.fault());
  return ok({ value, repairs: [...reader.repairs] });
}

class JsonReader {
  readonly repairs = new Set<ArgumentRepair>();
  readonly #text: string;
  readonly #mayClose: boolean;
  #at = 0;
  #problem: JsonFault | undefined;

  constructor(text: string, mayClose: boolean) {
    this.#text = text;
    this.#mayClose = mayClose;
  }

  fault(): JsonFault {
    return this.#problem ?? { message: 'expected the end of the text', position: this.#at };
  }

  atEnd(): boolean {
    this.#skipSpace();
    return this.#at >= this.#text.length;
  }

  /** A value, or absent with a fault. */
  readValue(schema: SchemaView | undefined, depth: number): JsonValue | undefined {
    this.#skipSpace();
    const unit = this.#text[this.#at];
    if (unit === '"') return this.#readString();
    if (unit !== '{' && unit !== '[') return this.#readWord(schema);
    if (depth >= maxDepth) {
      this.#fail(`expected at most ${maxDepth} levels`);
      return undefined;
    }
    this.#at += 1;
    return unit === '{' ? this.#readObject(schema, depth) : this.#readArray(schema, depth);
  }

  #readObject(schema: SchemaView | undefined, depth: number): JsonObject | undefined {
    const entries = new Map<string, JsonValue>();
    while (!this.#closes('}', depth, entries.size > 0)) {
      if (this.#problem !== undefined) return undefined;
      const key = this.#readKey();
      if (key === undefined) return undefined;
      if (entries.has(key)) {
        this.#fail('expected every key once');
        return undefined;
      }
      this.#skipSpace();
      if (this.#text[this.#at] !== ':') {
        this.#fail('expected a colon after the key');
        return undefined;
      }
      this.#at += 1;
      const value = this.readValue(propertyOf(schema, key), depth + 1);
      if (value === undefined) return undefined;
      entries.set(key, value);
    }
    return this.#problem === undefined ? Object.fromEntries(entries) : undefined;
  }

  #readKey(): string | undefined {
    if (this.#text[this.#at] === '"') return this.#readString();
    this.#fail('expected a key');
    return undefined;
  }

  #readArray(schema: SchemaView | undefined, depth: number): readonly JsonValue[] | undefined {
    const values: JsonValue[] = [];
    while (!this.#closes(']', depth, values.length > 0)) {
      if (this.#problem !== undefined) return undefined;
      const value = this.readValue(itemOf(schema), depth + 1);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return this.#problem === undefined ? values : undefined;
  }

  /** Whether the container ends here; otherwise the next element follows, or there is a fault. */
  #closes(bracket: '}' | ']', depth: number, afterElement: boolean): boolean {
    this.#skipSpace();
    if (this.#take(bracket)) return true;
    if (this.#at >= this.#text.length) return this.#closeAtEnd(depth, afterElement);
    if (!afterElement) return false;
    if (!this.#take(',')) {
      this.#fail(`expected a comma or "${bracket}"`);
      return false;
    }
    this.#skipSpace();
    if (!this.#take(bracket)) return false;
    this.repairs.add('trailing-comma');
    return true;
  }

  // One bracket only: with more missing nobody knows how much of the arguments is. A number right at the end may go on.
  #closeAtEnd(depth: number, afterElement: boolean): boolean {
    const open = /[\w.+-]$/u.test(this.#text);
    if (!this.#mayClose || depth > 0 || !afterElement || open) {
      this.#fail('expected the rest of the JSON');
      return false;
    }
    this.repairs.add('unclosed-end');
    return true;
  }

  #readString(): string | undefined {
    const start = this.#at;
    let index = start + 1;
    let raw = false;
    for (; index < this.#text.length; index += 1) {
      const unit = this.#text.charCodeAt(index);
      if (unit === 0x22) break;
      if (unit === 0x5c) index += 1;
      else if (unit < 0x20) raw = true;
    }
    if (index >= this.#text.length) {
      this.#failAt('expected the end of the string', start);
      return undefined;
    }
    this.#at = index + 1;
    const quoted = this.#text.slice(start, index + 1);
    if (raw) this.repairs.add('control-character');
    const value = unquote(quoted);
    if (value === undefined) this.#failAt('expected a valid escape in the string', start);
    return value;
  }

  #readWord(schema: SchemaView | undefined): JsonValue | undefined {
    const word = /[\w.+-]*/uy;
    word.lastIndex = this.#at;
    const text = word.exec(this.#text)?.[0] ?? '';
    const value = readLiteral(text);
    if (value !== undefined) {
      this.#at += text.length;
      return value;
    }
    const python = pythonWords.get(text);
    if (python === undefined || !typesOf(schema).has(python === null ? 'null' : 'boolean')) {
      this.#fail('expected a JSON value');
      return undefined;
    }
    this.repairs.add('python-literal');
    this.#at += text.length;
    return python;
  }

  #take(unit: string): boolean {
    if (this.#text[this.#at] !== unit) return false;
    this.#at += 1;
    return true;
  }

  #skipSpace(): void {
    while (isJsonSpace(this.#text.charCodeAt(this.#at))) this.#at += 1;
  }

  #fail(message: string): void {
    this.#failAt(message, this.#at);
  }

  #failAt(message: string, position: number): void {
    this.#problem ??= { message, position };
  }
}

const pythonWords: ReadonlyMap<string, boolean | null> = new Map([
  ['True', true],
  ['False', false],
  ['None', null],
]);

function readLiteral(text: string): JsonValue | undefined {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/u.test(text) ? Number(text) : undefined;
}

function isJsonSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** The text of a quoted string, raw control characters as they are; absent when an escape is none of JSON's. */
function unquote(quoted: string): string | undefined {
  let invalid = 0;
  const text = quoted
    .slice(1, -1)
    .replaceAll(/\\(?:u([0-9a-fA-F]{4})|([^]))/gu, (_, code?: string, short?: string) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      const plain = escapes.get(short ?? '');
      if (plain === undefined) invalid += 1;
      return plain ?? '';
    });
  return invalid === 0 ? text : undefined;
}
