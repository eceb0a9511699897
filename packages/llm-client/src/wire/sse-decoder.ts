import { failed, ok, type Result } from '@selfware/contracts';

/** Turns the bytes of an event stream into the data of its events. */
export interface SseDecoder {
  /** The data of each event that these bytes complete. Fails when one event is longer than allowed; the decoder is then of no further use. */
  push(bytes: Uint8Array): Result<readonly string[], SseFailure>;
  /** The data of an event that the stream ended in, which the standard drops and servers rely on; absent when there is none. */
  end(): string | undefined;
}

/** Why a stream is not acceptable. */
interface SseFailure {
  readonly code: 'event-too-long';
}

/**
 * Creates a decoder after the WHATWG rules for event streams: LF, CR and CRLF, comments, several data lines, a byte order
 * mark, UTF-8 cut anywhere. Event names, ids and retry times are ignored: chat completions carry all in the data.
 */
export function createSseDecoder(maxEventLength: number): SseDecoder {
  const decoder = new TextDecoder();
  let line = '';
  let dataLines: string[] = [];
  let eventLength = 0;
  let afterCarriageReturn = false;

  const endLine = (complete: string[]): void => {
    if (line === '') {
      if (dataLines.length > 0) complete.push(dataLines.join('\n'));
      dataLines = [];
      eventLength = 0;
    } else {
      const value = dataOf(line);
      if (value !== undefined) dataLines.push(value);
      line = '';
    }
  };
  const take = (text: string, complete: string[]): boolean => {
    let start = afterCarriageReturn && text.startsWith('\n') ? 1 : 0;
    if (text !== '') afterCarriageReturn = text.endsWith('\r');
    for (let end = nextLineEnd(text, start); end !== -1; end = nextLineEnd(text, start)) {
      line += text.slice(start, end);
      eventLength += end - start;
      start = text.startsWith('\r\n', end) ? end + 2 : end + 1;
      if (eventLength > maxEventLength) return false;
      endLine(complete);
    }
    // Only the new text is searched for line ends, so that a long line in small pieces stays linear.
    line += text.slice(start);
    eventLength += text.length - start;
    return eventLength <= maxEventLength;
  };

  return {
    push(bytes) {
      const complete: string[] = [];
      const withinBounds = take(decoder.decode(bytes, { stream: true }), complete);
      return withinBounds ? ok(complete) : failed({ code: 'event-too-long' });
    },
    end() {
      line += decoder.decode();
      const complete: string[] = [];
      endLine(complete);
      endLine(complete);
      return complete[0];
    },
  };
}

function nextLineEnd(text: string, from: number): number {
  for (let index = from; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === 0x0a || unit === 0x0d) return index;
  }
  return -1;
}

/** The value of a `data` line; absent for comments and other fields. */
function dataOf(line: string): string | undefined {
  if (line === 'data') return '';
  if (!line.startsWith('data:')) return undefined;
  return line.slice(line.startsWith(' ', 5) ? 6 : 5);
}
