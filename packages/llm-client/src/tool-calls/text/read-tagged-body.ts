import type { BodyReader, BodyStep, Stretch } from './body-reader.ts';
import type { FoundBlock } from './found-block.ts';
import { isSpace, matchToken, undecided } from './match-token.ts';

/** The tags that delimit a block of calls. */
export interface TaggedBodyOptions {
  readonly parameterOpen: readonly string[];
  readonly parameterClose: readonly string[];
  readonly callClose: readonly string[];
  /** What stands around the calls; empty when nothing does. */
  readonly containerClose: readonly string[];
  /** What opens a container and a call in it: a value may hold a whole one. Absent: none is looked for. */
  readonly nested?: { readonly container: string; readonly call: string };
}

/**
 * Creates a reader of calls whose parameters are tags. A closing tag counts only where the ones inside of it are closed
 * right before it, so that code which holds such a tag stays whole.
 */
export function readTaggedBody(options: TaggedBodyOptions): BodyReader {
  return new TaggedBody(options);
}

class TaggedBody implements BodyReader {
  readonly values = [];
  readonly #options: TaggedBodyOptions;
  /** What was closed last, with nothing but white space since. */
  #closed: 'nothing' | 'parameter' | 'call' = 'nothing';
  #parametersSeen = false;
  /** Whether a container was opened right before, within a value. */
  #opened = false;
  #nested = 0;

  constructor(options: TaggedBodyOptions) {
    this.#options = options;
  }

  read({ text, at: from, final }: Stretch): BodyStep {
    let at = from;
    while (at < text.length) {
      const unit = text.charCodeAt(at);
      if (unit !== 0x3c) {
        at = this.#readPlain(text, at);
        continue;
      }
      const step = this.#readTag(text, at, final);
      if (typeof step !== 'number') return step;
      at = step;
    }
    return { at, state: 'more' };
  }

  atEnd(): FoundBlock['ending'] {
    // Behind a parameter another one may have been meant to follow.
    return this.#closed === 'call' && this.#nested === 0 ? 'complete' : 'unfinished';
  }

  #readPlain(text: string, at: number): number {
    if (isSpace(text.charCodeAt(at))) return at + 1;
    this.#closed = 'nothing';
    this.#opened = false;
    return nextTag(text, at);
  }

  #readTag(text: string, at: number, final: boolean): number | BodyStep {
    const { parameterOpen, parameterClose, callClose, containerClose } = this.#options;
    const [opens = 0, ends = 0, closes = 0, leaves = 0] = [
      parameterOpen,
      parameterClose,
      callClose,
      containerClose,
    ].map((tokens) => matchToken(text, at, tokens, final));
    const begins = this.#findNested(text, at, final);
    if ([opens, ends, closes, leaves, begins].includes(undecided)) return { at, state: 'more' };
    if (leaves > 0) return this.#closeBlock(at + leaves, this.#closed !== 'nothing');
    if (closes > 0 && containerClose.length === 0)
      return this.#closeBlock(at + closes, this.#closed === 'parameter');
    this.#parametersSeen ||= opens > 0;
    this.#closed = closes > 0 ? 'call' : ends > 0 ? 'parameter' : 'nothing';
    return at + Math.max(1, opens, ends, closes, begins);
  }

  /** Counts the calls of a container that stands within a value. */
  #findNested(text: string, at: number, final: boolean): number {
    const { nested } = this.#options;
    if (nested === undefined || !this.#parametersSeen) return 0;
    const container = matchToken(text, at, [nested.container], final);
    const call = this.#opened ? matchToken(text, at, [nested.call], final) : 0;
    if (container === undecided || call === undecided) return undecided;
    if (call > 0) this.#nested += 1;
    this.#opened = container > 0;
    return Math.max(container, call);
  }

  #closeBlock(at: number, expected: boolean): number | BodyStep {
    if (expected && this.#nested > 0) {
      this.#nested -= 1;
      this.#closed = 'nothing';
      return at;
    }
    if (expected || !this.#parametersSeen) return { at, state: 'closed' };
    // Without its parameter closed it may be a part of the value; the end of the text may tell.
    this.#closed = 'call';
    return at;
  }
}

function nextTag(text: string, at: number): number {
  const next = text.indexOf('<', at);
  if (next === -1) return text.length;
  return next;
}
