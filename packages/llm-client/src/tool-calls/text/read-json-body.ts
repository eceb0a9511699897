import type { Span } from '@selfware/contracts';
import type { BodyReader, BodyStep, Stretch } from './body-reader.ts';
import type { FoundBlock } from './found-block.ts';
import { isSpace, matchToken, undecided } from './match-token.ts';

/** How JSON inside a block is delimited. */
export interface JsonBodyOptions {
  /** What ends the block outside of strings. */
  readonly closers: readonly string[];
  /** Whether further values may follow the first one. */
  readonly again: boolean;
  /** Tokens and names stand between the values, and only a closer ends the block. */
  readonly section?: boolean;
  /** What ends a value of a section outside of strings, balanced or not. */
  readonly valueClosers?: readonly string[];
  /** The fence around the value, which may not stand in it. */
  readonly fence?: string;
}

/** Creates a reader of JSON values, which knows strings: what stands in one ends nothing. */
export function readJsonBody(options: JsonBodyOptions): BodyReader {
  return new JsonBody(options);
}

class JsonBody implements BodyReader {
  readonly values: Span[] = [];
  readonly #options: JsonBodyOptions;
  readonly #section: boolean;
  #depth = 0;
  #start = 0;
  #inString = false;
  #escaped = false;

  constructor(options: JsonBodyOptions) {
    this.#options = options;
    this.#section = options.section ?? false;
  }

  read(stretch: Stretch): BodyStep {
    const { text } = stretch;
    let { at } = stretch;
    while (at < text.length) {
      const step = this.#inString
        ? this.#readString(stretch, at)
        : this.#depth === 0 && !this.#section
          ? this.#readBetween(stretch, at)
          : this.#readInside(stretch, at);
      if (typeof step !== 'number') return step;
      at = step;
    }
    return { at, state: 'more' };
  }

  atEnd(length: number): FoundBlock['ending'] {
    const open = this.#depth > 0;
    if (open) this.#endValue(length);
    return open || this.values.length === 0 ? 'unfinished' : 'complete';
  }

  #readString({ text, final }: Stretch, from: number): number | BodyStep {
    const { fence } = this.#options;
    for (let at = from; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (this.#escaped) this.#escaped = false;
      else if (unit === 0x5c) this.#escaped = true;
      else if (unit === 0x22) {
        this.#inString = false;
        return at + 1;
      } else if (unit === 0x0a && fence !== undefined) {
        const length = matchToken(text, at + 1, [fence], final);
        if (length === undecided) return { at, state: 'more' };
        if (length > 0) return { at, state: 'not-a-call' };
      }
    }
    return text.length;
  }

  /** Before the first value, between two, and behind the last one. */
  #readBetween({ text, shift, final }: Stretch, at: number): number | BodyStep {
    const unit = text.charCodeAt(at);
    const begun = this.values.length > 0;
    if ((unit === 0x7b || unit === 0x5b) && (!begun || this.#options.again)) {
      this.#depth = 1;
      this.#start = at + shift;
      return at + 1;
    }
    const closes = matchToken(text, at, this.#options.closers, final);
    if (closes === undecided) return { at, state: 'more' };
    if (closes > 0) return { at: at + closes, state: 'closed' };
    if (isSpace(unit) || (begun && this.#separates(unit))) return at + 1;
    return { at, state: begun ? 'complete' : 'not-a-call' };
  }

  #separates(unit: number): boolean {
    const { again, closers } = this.#options;
    // Some models fence the JSON inside of its tags.
    return (again && (unit === 0x2c || unit === 0x3b)) || (unit === 0x60 && closers.length > 0);
  }

  #readInside({ text, shift, final }: Stretch, at: number): number | BodyStep {
    switch (text.charCodeAt(at)) {
      case 0x22:
        this.#inString = this.#depth > 0;
        return at + 1;
      case 0x5b:
        if (this.#depth > 0) this.#depth += 1;
        return at + 1;
      case 0x7b:
        if (this.#depth === 0) this.#start = at + shift;
        this.#depth += 1;
        return at + 1;
      case 0x5d:
      case 0x7d:
        if (this.#depth === 1) this.#endValue(at + shift + 1);
        else if (this.#depth > 1) this.#depth -= 1;
        return at + 1;
      default:
        return this.#readToken({ text, at, shift, final });
    }
  }

  #readToken({ text, at, shift, final }: Stretch): number | BodyStep {
    const { closers, valueClosers = [] } = this.#options;
    const closes = matchToken(text, at, closers, final);
    const ends = closes === 0 ? matchToken(text, at, valueClosers, final) : 0;
    if (closes === undecided || ends === undecided) return { at, state: 'more' };
    if (closes + ends > 0 && this.#depth > 0) this.#endValue(at + shift);
    return closes > 0 ? { at: at + closes, state: 'closed' } : at + Math.max(1, ends);
  }

  #endValue(end: number): void {
    this.values.push({ start: this.#start, end });
    this.#depth = 0;
    this.#inString = false;
  }
}
