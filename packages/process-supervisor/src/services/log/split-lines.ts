import { StringDecoder } from 'node:string_decoder';

/** Takes a stream piece by piece. */
export interface LineSplitter {
  push(piece: Uint8Array): void;
  /** Gives out what stands without an end. */
  end(): void;
}

/** Longer lines are cut there, in UTF-16 code units. */
export const maxLineLength = 8_192;

/** Gives each line to `onLine`, without `\n` or `\r\n`; what is beyond the length of a line is left out, and no character is torn between pieces. */
export function splitLines(onLine: (text: string, isCut: boolean) => void): LineSplitter {
  const decoder = new StringDecoder('utf8');
  let open = '';
  let isCut = false;
  const add = (text: string): void => {
    const room = maxLineLength - open.length;
    isCut ||= text.length > room;
    open += text.slice(0, Math.max(0, room));
  };
  const finish = (): void => {
    onLine(withoutHalves(isCut ? open : open.replace(/\r$/u, '')), isCut);
    open = '';
    isCut = false;
  };
  const take = (text: string): void => {
    const parts = text.split('\n');
    for (const [index, part] of parts.entries()) {
      add(part);
      if (index < parts.length - 1) finish();
    }
  };
  return {
    push: (piece) => take(decoder.write(Buffer.from(piece.buffer, piece.byteOffset, piece.length))),
    end() {
      take(decoder.end());
      if (open !== '') finish();
    },
  };
}

// A cut may part the two halves of a character beyond U+FFFF.
function withoutHalves(text: string): string {
  return text.isWellFormed() ? text : text.slice(0, -1).toWellFormed();
}
