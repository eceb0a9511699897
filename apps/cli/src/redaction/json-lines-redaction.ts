import type { Redactor } from '@selfware/safety/secrets';

/** What redacts JSON that comes in pieces. */
export interface JsonRedaction {
  /** The text that is redacted so far; often empty. */
  push(text: string): string;
  end(): string;
  /** Lines that were no JSON and went out as redacted text. */
  readonly textLines: number;
}

// A line of a document: whole words of JSON, since no text of it goes on in the next line.
const wordsOfJson = /^(?:[\s[\]{},:]|"(?:[^"\\\p{Cc}]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)*$/u;
const mayBeginDocument = /^\s*[[{]/u;

/**
 * Redacts JSON as it comes: one value on each line, documents over many lines, and between them lines that are none, which are redacted
 * as text. Each goes out as soon as it has come to its end.
 */
export function createJsonRedaction(
  redactor: Pick<Redactor, 'redact' | 'redactJson'>,
): JsonRedaction {
  let rest = '';
  let document = '';
  let depth = 0;
  let textLines = 0;

  const asText = (text: string): string => {
    textLines += 1;
    return redactor.redact(text);
  };
  const close = (text: string): string => {
    document = '';
    depth = 0;
    const redacted = redactor.redactJson(text);
    return redacted.ok ? redacted.value : asText(text);
  };
  const take = (line: string): string => {
    if (document === '') {
      if (line.trim() === '') return line;
      const redacted = redactor.redactJson(line);
      if (redacted.ok) return redacted.value;
      if (!mayBeginDocument.test(line)) return asText(line);
    }
    const isPart = wordsOfJson.test(line.trim());
    document += line;
    depth += isPart ? depthOf(line) : 0;
    if (!isPart || depth <= 0) return close(document);
    return '';
  };

  return {
    get textLines() {
      return textLines;
    },
    push(text) {
      const whole = rest + text;
      const cut = whole.lastIndexOf('\n') + 1;
      rest = whole.slice(cut);
      return linesOf(whole.slice(0, cut)).map(take).join('');
    },
    end() {
      const last = rest === '' ? '' : take(rest);
      rest = '';
      return last + (document === '' ? '' : close(document));
    },
  };
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/u);
}

// How much deeper a line ends than it begins.
function depthOf(line: string): number {
  const signs = line.replaceAll(/"(?:[^"\\]|\\.)*"/gu, '');
  return (signs.match(/[[{]/gu)?.length ?? 0) - (signs.match(/[\]}]/gu)?.length ?? 0);
}
