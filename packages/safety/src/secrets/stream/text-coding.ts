import { Buffer } from 'node:buffer';
import { encodeLossless, LosslessDecoder } from './lossless-decoder.ts';

/** How the bytes of a stream are read as text, and text is written as the same bytes again. */
export interface TextCoding {
  decode(bytes: Uint8Array): string;
  /** The text of what is left of a character that never came to its end. */
  end(): string;
  encode(text: string): Uint8Array;
}

/**
 * The coding of a stream that begins with these bytes: UTF-16 where it has its byte-order mark (as redirections of PowerShell have), else
 * UTF-8. Undefined where more bytes have to be seen.
 */
export function chooseTextCoding(bytes: Uint8Array, ended: boolean): TextCoding | undefined {
  const [first, second] = bytes;
  if (first !== 0xff && first !== 0xfe && first !== undefined) return utf8();
  if (second === undefined) return ended ? utf8() : undefined;
  if (first === 0xff && second === 0xfe) return utf16((units) => units);
  return first === 0xfe && second === 0xff ? utf16((units) => units.swap16()) : utf8();
}

function utf8(): TextCoding {
  const decoder = new LosslessDecoder();
  return {
    decode: (bytes) => decoder.push(bytes),
    end: () => decoder.end(),
    encode: encodeLossless,
  };
}

// Half of a pair of surrogates, and half of a unit at the end, come back as they were.
function utf16(inOrder: (units: Buffer) => Buffer): TextCoding {
  let rest = Buffer.alloc(0);
  let odd = Buffer.alloc(0);
  return {
    decode(bytes) {
      const all = Buffer.concat([rest, bytes]);
      const whole = all.length - (all.length % 2);
      rest = all.subarray(whole);
      return inOrder(Buffer.from(all.subarray(0, whole))).toString('utf16le');
    },
    end() {
      odd = rest;
      return '';
    },
    encode: (text) => {
      const bytes = inOrder(Buffer.from(text, 'utf16le'));
      return odd.length === 0 ? bytes : Buffer.concat([bytes, odd]);
    },
  };
}
