import { failed, ok, type JsonObject, type JsonValue, type Result } from '@selfware/contracts';
import type { JsonFault } from '../arguments/repair-json.ts';

/** A call in the syntax of Python, with keyword arguments that are literals. */
export interface PythonCall {
  readonly name: string;
  readonly arguments: JsonObject;
}

/** A call whose arguments cannot be read, though it is clear where it ends. */
export interface PythonFault extends JsonFault {
  readonly name: string;
}

const maxDepth = 64;

/**
 * Reads `f(a=1), g(b="x")`, with or without brackets around. Only names, keyword arguments and literals are
 * taken: nothing that Python would have to evaluate; a call with anything else is a fault beside the others. Linear; never
 * throws.
 */
export function parsePythonCalls(
  text: string,
): Result<readonly (PythonCall | PythonFault)[], JsonFault> {
  const reader = new PythonReader(text);
  const calls = reader.readCalls();
  return calls === undefined ? failed(reader.fault()) : ok(calls);
}

/** Reads one literal: a string, number, word, list or dictionary. Linear; never throws. */
export function parsePythonValue(text: string): Result<JsonValue, JsonFault> {
  const reader = new PythonReader(text);
  const value = reader.readWhole();
  return value === undefined ? failed(reader.fault()) : ok(value);
}

class PythonReader {
  readonly #text: string;
  #at = 0;
  #problem: JsonFault | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  fault(): JsonFault {
    return this.#problem ?? { message: 'expected the end of the text', position: this.#at };
  }

  readCalls(): readonly (PythonCall | PythonFault)[] | undefined {
    const listed = this.#take('[');
    const calls: (PythonCall | PythonFault)[] = [];
    for (;;) {
      if (listed && this.#take(']')) break;
      const start = this.#at;
      const call = this.#readCall() ?? this.#passCall(start);
      if (call === undefined) return undefined;
      calls.push(call);
      if (this.#take(',') || this.#take(';')) continue;
      if (!listed && this.#atEnd()) break;
      if (listed && this.#take(']')) break;
      if (listed) {
        this.#fail('expected a comma or "]"');
        return undefined;
      }
    }
    if (this.#atEnd() && calls.length > 0) return calls;
    this.#fail('expected the end of the calls');
    return undefined;
  }

  readWhole(): JsonValue | undefined {
    const value = this.#readValue(0);
    return this.#problem === undefined && this.#atEnd() ? value : undefined;
  }

  #readCall(): PythonCall | undefined {
    const name = this.#match(/[\p{L}_][\p{L}\p{N}_.-]*/uy);
    if (name === undefined || !this.#take('(')) {
      this.#fail('expected a call');
      return undefined;
    }
    const values = new Map<string, JsonValue>();
    while (!this.#take(')')) {
      if (values.size > 0 && !this.#take(',')) {
        this.#fail('expected a comma or ")"');
        return undefined;
      }
      if (values.size > 0 && this.#take(')')) break;
      const key = this.#match(/[\p{L}_][\p{L}\p{N}_]*/uy);
      if (key === undefined || !this.#take('=')) {
        this.#fail('expected a named argument');
        return undefined;
      }
      if (values.has(key)) {
        this.#fail('expected every argument once');
        return undefined;
      }
      const value = this.#readValue(0);
      if (value === undefined) return undefined;
      values.set(key, value);
    }
    return { name, arguments: Object.fromEntries(values) };
  }

  /** Passes a call that could not be read; absent when nobody can tell where it ends. */
  #passCall(start: number): PythonFault | undefined {
    const fault = this.fault();
    this.#at = start;
    const name = this.#match(/[\p{L}_][\p{L}\p{N}_.-]*/uy);
    if (name === undefined || !this.#take('(')) return undefined;
    const open = [')'];
    while (open.length > 0) {
      this.#match(/[^"'()[\]{}]+/uy);
      const unit = this.#text[this.#at];
      if (unit === undefined) return undefined;
      if (unit === '"' || unit === "'") {
        if (this.#readString() === undefined) return undefined;
        continue;
      }
      this.#at += 1;
      const closes = brackets.get(unit);
      if (closes !== undefined) open.push(closes);
      else if (open.pop() !== unit) return undefined;
    }
    this.#problem = undefined;
    return { name, ...fault };
  }

  #readValue(depth: number): JsonValue | undefined {
    if (depth > maxDepth) {
      this.#fail(`expected at most ${maxDepth} levels`);
      return undefined;
    }
    if (this.#take('[')) return this.#readList(depth);
    if (this.#take('{')) return this.#readDictionary(depth);
    const string = this.#readStrings();
    if (string !== undefined) return string;
    const word = this.#match(/[\w.+-]+/uy) ?? '';
    if (words.has(word)) return words.get(word) ?? null;
    const number = /^[+-]?\d[\d_]*(?:\.\d*)?(?:[eE][+-]?\d+)?$/u.test(word)
      ? Number(word.replaceAll('_', ''))
      : NaN;
    if (Number.isFinite(number)) return number;
    this.#fail('expected a literal');
    return undefined;
  }

  #readList(depth: number): readonly JsonValue[] | undefined {
    const values: JsonValue[] = [];
    while (!this.#take(']')) {
      if (values.length > 0 && !this.#take(',')) {
        this.#fail('expected a comma or "]"');
        return undefined;
      }
      if (values.length > 0 && this.#take(']')) break;
      const value = this.#readValue(depth + 1);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values;
  }

  #readDictionary(depth: number): JsonObject | undefined {
    const entries = new Map<string, JsonValue>();
    while (!this.#take('}')) {
      if (entries.size > 0 && !this.#take(',')) {
        this.#fail('expected a comma or "}"');
        return undefined;
      }
      if (entries.size > 0 && this.#take('}')) break;
      const key = this.#readStrings();
      if (key === undefined || !this.#take(':')) {
        this.#fail('expected a key');
        return undefined;
      }
      if (entries.has(key)) {
        this.#fail('expected every key once');
        return undefined;
      }
      const value = this.#readValue(depth + 1);
      if (value === undefined) return undefined;
      entries.set(key, value);
    }
    return Object.fromEntries(entries);
  }

  /** One string, or several side by side, which Python joins. */
  #readStrings(): string | undefined {
    let joined: string | undefined;
    for (let next = this.#readString(); next !== undefined; next = this.#readString())
      joined = (joined ?? '') + next;
    return this.#problem === undefined ? joined : undefined;
  }

  #readString(): string | undefined {
    this.#skipSpace();
    const unit = this.#text[this.#at];
    if (unit !== '"' && unit !== "'") return undefined;
    const triple = this.#text.startsWith(unit.repeat(3), this.#at);
    const quote = triple ? unit.repeat(3) : unit;
    const start = this.#at + quote.length;
    let end = start;
    while (end < this.#text.length && !this.#text.startsWith(quote, end))
      end += this.#text[end] === '\\' ? 2 : 1;
    if (end >= this.#text.length) {
      this.#fail('expected the end of the string');
      return undefined;
    }
    this.#at = end + quote.length;
    return unescape(this.#text.slice(start, end));
  }

  #match(pattern: RegExp): string | undefined {
    this.#skipSpace();
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.#text)?.[0];
    this.#at += text?.length ?? 0;
    return text;
  }

  #take(unit: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== unit) return false;
    this.#at += 1;
    return true;
  }

  #atEnd(): boolean {
    this.#skipSpace();
    return this.#at >= this.#text.length;
  }

  #skipSpace(): void {
    while (/\s/u.test(this.#text.charAt(this.#at))) this.#at += 1;
  }

  #fail(message: string): void {
    this.#problem ??= { message, position: this.#at };
  }
}

const brackets: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

const words: ReadonlyMap<string, boolean | null> = new Map([
  ['True', true],
  ['False', false],
  ['None', null],
  ['true', true],
  ['false', false],
  ['null', null],
]);

const escapes: ReadonlyMap<string, string> = new Map([
  ['\n', ''],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['0', '\0'],
]);

function unescape(text: string): string {
  return text.replaceAll(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U0*([0-9a-fA-F]{1,6})|([^]))/gu,
    (written, two?: string, four?: string, many?: string, short?: string) => {
      const code = Number.parseInt(two ?? four ?? many ?? '', 16);
      if (!Number.isNaN(code)) return code > 0x10_ff_ff ? written : String.fromCodePoint(code);
      // As in Python, a backslash before any other character stays.
      return escapes.get(short ?? '') ?? written;
    },
  );
}
