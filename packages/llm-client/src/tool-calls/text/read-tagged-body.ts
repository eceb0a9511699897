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

  constructor(options: TaggedBodyOptions) {
    this.#options = options;
  }

  read({ text, at: from, final }: Stretch): BodyStep {
    let at = from;
    while (at < text.length) {
      const unit = text.charCodeAt(at);
      if (unit !== 0x3c) {
        if (!isSpace(unit)) this.#closed = 'nothing';
        at = isSpace(unit) ? at + 1 : nextTag(text, at);
        continue;
      }
      const step = this.#readTag(text, at, final);
      if (typeof step !== 'number') return step;
      at = step;
    }
    return { at, state: 'more' };
  }

  atEnd(): FoundBlock['ending'] {
    return this.#closed === 'nothing' ? 'unfinished' : 'complete';
  }

  #readTag(text: string, at: number, final: boolean): number | BodyStep {
    const { parameterOpen, parameterClose, callClose, containerClose } = this.#options;
    const [opens = 0, ends = 0, closes = 0, leaves = 0] = [
      parameterOpen,
      parameterClose,
      callClose,
      containerClose,
    ].map((tokens) => matchToken(text, at, tokens, final));
    if ([opens, ends, closes, leaves].includes(undecided)) return { at, state: 'more' };
    if (leaves > 0) return this.#closeBlock(at + leaves, this.#closed !== 'nothing');
    if (closes > 0 && containerClose.length === 0)
      return this.#closeBlock(at + closes, this.#closed === 'parameter');
    this.#parametersSeen ||= opens > 0;
    this.#closed = closes > 0 ? 'call' : ends > 0 ? 'parameter' : 'nothing';
    return at + Math.max(1, opens, ends, closes);
  }

  #closeBlock(at: number, expected: boolean): number | BodyStep {
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
