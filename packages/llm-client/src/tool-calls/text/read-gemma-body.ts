import type { BodyReader, BodyStep, Stretch } from './body-reader.ts';
import type { FoundBlock } from './found-block.ts';
import { matchToken, undecided } from './match-token.ts';

/** What Gemma puts around a text, which knows no escapes. */
export const gemmaQuote = '<|"|>';

/** What ends a call of Gemma. */
export const gemmaEnd = '<tool_call|>';

/** Creates a reader of one call in the way of Gemma; its end counts outside of texts only. */
export function readGemmaBody(): BodyReader {
  return new GemmaBody();
}

class GemmaBody implements BodyReader {
  readonly values = [];
  #inText = false;

  read({ text, at: from, final }: Stretch): BodyStep {
    for (let at = text.indexOf('<', from); at !== -1; at = text.indexOf('<', at + 1)) {
      const quote = matchToken(text, at, [gemmaQuote], final);
      const end = this.#inText ? 0 : matchToken(text, at, [gemmaEnd], final);
      if (quote === undecided || end === undecided) return { at, state: 'more' };
      if (end > 0) return { at: at + end, state: 'closed' };
      if (quote > 0) this.#inText = !this.#inText;
    }
    return { at: text.length, state: 'more' };
  }

  atEnd(): FoundBlock['ending'] {
    return 'unfinished';
  }
}
