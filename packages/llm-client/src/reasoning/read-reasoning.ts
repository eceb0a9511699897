import type { OpeningFinder } from '../tool-calls/text/find-opening.ts';

/** How far a reader of reasoning came: `text` ends where the reasoning does, `at` behind its closing token. */
export interface ReasoningStep {
  readonly at: number;
  readonly textEnd: number;
  readonly state: 'more' | 'closed';
}

/** Finds the end of reasoning that stands in the text of an answer. */
export interface ReasoningReader {
  read(text: string, at: number, final: boolean): ReasoningStep;
  /** Whether something inside looks like a call. */
  holdsCall(): boolean;
}

/**
 * Creates a reader for what `token` opened. A closing token between back-ticks is a mention; an opening token that begins a
 * line opens a level of its own, unless nothing stood before it.
 */
export function createReasoningReader(token: string, finder: OpeningFinder): ReasoningReader {
  return new Reasoning(token, finder);
}

const gemma = '<|channel>thought';

class Reasoning implements ReasoningReader {
  readonly #token: string;
  readonly #close: string;
  readonly #harmony: boolean;
  readonly #finder: OpeningFinder;
  #depth = 1;
  #lineBlank = true;
  #empty = true;
  #before = '';
  #called = false;

  constructor(token: string, finder: OpeningFinder) {
    this.#token = token;
    this.#close = token === gemma ? '<channel|>' : token.replace(/^[<[]/u, '$&/');
    this.#harmony = token === '<|channel|>';
    this.#finder = finder;
  }

  holdsCall(): boolean {
    return this.#called;
  }

  read(text: string, from: number, final: boolean): ReasoningStep {
    let at = from;
    while (at < text.length) {
      const unit = text.charAt(at);
      const step = unit === '<' || unit === '[' ? this.#readToken(text, at, final) : 1;
      if (typeof step !== 'number') return step;
      at += step;
      this.#pass(text.charAt(at - 1));
    }
    return { at, textEnd: at, state: 'more' };
  }

  #pass(unit: string): void {
    const blank = unit === ' ' || unit === '\t' || unit === '\n' || unit === '\r';
    this.#lineBlank = unit === '\n' || (this.#lineBlank && blank);
    this.#empty &&= blank;
    this.#before = unit;
  }

  /** Units to pass, or the end of the reasoning. */
  #readToken(text: string, at: number, final: boolean): number | ReasoningStep {
    const opening = this.#finder.find(text, at, final);
    if (opening === 'more') return { at, textEnd: at, state: 'more' };
    if (opening === undefined) return 1;
    const { kind, length, token } = opening;
    if (this.#harmony && kind.startsWith('harmony'))
      return { at: kind === 'harmony' ? at : at + length, textEnd: at, state: 'closed' };
    if (kind === 'reasoning-end' && token === this.#close)
      return this.#readClose(text, at, length, final);
    if (kind === 'reasoning') this.#openLevel(token);
    else this.#called ||= !/end$|close$|^harmony/u.test(kind);
    return length;
  }

  #openLevel(token: string): void {
    if (token === this.#token && this.#lineBlank && !this.#empty) this.#depth += 1;
  }

  #readClose(text: string, at: number, length: number, final: boolean): number | ReasoningStep {
    const end = at + length;
    if (this.#before === '`') {
      if (end >= text.length && !final) return { at, textEnd: at, state: 'more' };
      if (text[end] === '`') return length;
    }
    this.#depth -= 1;
    return this.#depth === 0 ? { at: end, textEnd: at, state: 'closed' } : length;
  }
}
