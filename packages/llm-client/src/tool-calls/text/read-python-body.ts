import type { BodyReader, BodyStep, Stretch } from './body-reader.ts';
import type { FoundBlock } from './found-block.ts';
import { isSpace, matchToken, undecided } from './match-token.ts';

/** Creates a reader of calls in the syntax of Python; the closers may follow them. */
export function readPythonBody(closers: readonly string[]): BodyReader {
  return new PythonBody(closers);
}

const maxName = 128;
const nameUnit = /[\p{L}\p{N}_.-]/u;

class PythonBody implements BodyReader {
  readonly values = [];
  readonly #closers: readonly string[];
  #depth = 0;
  #quote = '';
  #escaped = false;
  #listed = false;
  #ended = false;
  #nameLength = 0;

  constructor(closers: readonly string[]) {
    this.#closers = closers;
  }

  read(stretch: Stretch): BodyStep {
    const { text } = stretch;
    let { at } = stretch;
    while (at < text.length) {
      const step =
        this.#quote !== ''
          ? this.#readString(stretch, at)
          : this.#depth === 0
            ? this.#readBetween(stretch, at)
            : this.#readInside(stretch, at);
      if (typeof step !== 'number') return step;
      at = step;
    }
    return { at, state: 'more' };
  }

  atEnd(): FoundBlock['ending'] {
    return this.#ended && this.#depth === 0 ? 'complete' : 'unfinished';
  }

  #readBetween({ text, final }: Stretch, at: number): number | BodyStep {
    const unit = text.charAt(at);
    if (this.#ended) {
      const closes = matchToken(text, at, this.#closers, final);
      if (closes === undecided) return { at, state: 'more' };
      if (closes > 0) return { at: at + closes, state: 'closed' };
    }
    if (isSpace(unit.charCodeAt(0))) return at + 1;
    if (this.#ended) {
      if (this.#listed || (unit !== ',' && unit !== ';')) return { at, state: 'complete' };
      this.#ended = false;
      this.#nameLength = 0;
      return at + 1;
    }
    if (unit === '(' || (unit === '[' && this.#nameLength === 0)) {
      this.#listed ||= unit === '[';
      this.#depth = 1;
      return at + 1;
    }
    this.#nameLength += 1;
    const named = nameUnit.test(unit) && this.#nameLength <= maxName;
    return named ? at + 1 : { at, state: 'not-a-call' };
  }

  #readInside({ text, final }: Stretch, at: number): number | BodyStep {
    const unit = text.charAt(at);
    if (unit === '"' || unit === "'") return this.#openString(text, at, final);
    if (unit === '(' || unit === '[' || unit === '{') this.#depth += 1;
    if (unit === ')' || unit === ']' || unit === '}') this.#depth -= 1;
    this.#ended ||= this.#depth === 0;
    return at + 1;
  }

  #openString(text: string, at: number, final: boolean): number | BodyStep {
    const unit = text.charAt(at);
    // Two quotes may be an empty string or the beginning of a long one.
    if (!final && text.length - at < 3) return { at, state: 'more' };
    this.#quote = text.startsWith(unit.repeat(3), at) ? unit.repeat(3) : unit;
    return at + this.#quote.length;
  }

  #readString({ text, final }: Stretch, from: number): number | BodyStep {
    const first = this.#quote.charCodeAt(0);
    for (let at = from; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (this.#escaped) this.#escaped = false;
      else if (unit === 0x5c) this.#escaped = true;
      else if (unit === first) {
        const closes = matchToken(text, at, [this.#quote], final);
        if (closes === undecided) return { at, state: 'more' };
        if (closes === 0) continue;
        this.#quote = '';
        return at + closes;
      }
    }
    return text.length;
  }
}
