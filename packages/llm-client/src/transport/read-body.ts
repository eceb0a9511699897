import { LlmError } from '../errors.ts';
import type { Exchange } from './exchange.ts';

/** Reads a body as UTF-8 text; beyond `maxBytes` it throws `llm-client/bad-response`, or clips when `clip` is true. */
export async function readBody(
  exchange: Exchange,
  options: { readonly maxBytes: number; readonly clip: boolean },
): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of exchange.chunks) {
    size += chunk.byteLength;
    if (size <= options.maxBytes) text += decoder.decode(chunk, { stream: true });
    else if (options.clip) break;
    else throw tooLong(options.maxBytes);
  }
  return text + decoder.decode();
}

/** The error of an answer that is larger than anything a model says. */
export function tooLong(maxBytes: number): LlmError {
  return new LlmError({
    code: 'llm-client/bad-response',
    message: `expected an answer of at most ${maxBytes} bytes, got a longer one`,
    hint: 'Is the endpoint an OpenAI-compatible server? Try `selfware doctor`.',
  });
}
