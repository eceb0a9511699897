import { Buffer } from 'node:buffer';
import { isUtf8 } from 'node:buffer';

// A byte that is no part of a character stands as a lone low surrogate, which no valid UTF-8 decodes to.
const strayBase = 0xdc00;

/** Decodes UTF-8 that comes in pieces into text from which `encodeLossless` makes the same bytes, valid or not. */
export class LosslessDecoder {
  #rest: Uint8Array = new Uint8Array(0);

  /** The text of the bytes so far, but for a character that is not complete. */
  push(bytes: Uint8Array): string {
    const all = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const cut = completeLength(all);
    this.#rest = Uint8Array.from(all.subarray(cut));
    return decode(all.subarray(0, cut));
  }

  /** The text of what is left of a character that never came to its end. */
  end(): string {
    const text = decode(this.#rest);
    this.#rest = new Uint8Array(0);
    return text;
  }
}

/** The bytes of a text of a `LosslessDecoder`. */
export function encodeLossless(text: string): Uint8Array {
  if (text.isWellFormed()) return Buffer.from(text, 'utf8');
  const parts = text.split(/([\udc80-\udcff])/u);
  return Buffer.concat(
    parts.map((part, index) =>
      index % 2 === 1 ? Uint8Array.of(part.charCodeAt(0) - strayBase) : Buffer.from(part, 'utf8'),
    ),
  );
}

function decode(bytes: Uint8Array): string {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isUtf8(view)) return view.toString('utf8');
  let text = '';
  let from = 0;
  for (let at = 0; at < view.length;) {
    const length = characterAt(view, at);
    if (length > 0) {
      at += length;
      continue;
    }
    text += view.toString('utf8', from, at) + String.fromCharCode(strayBase + (view[at] ?? 0));
    at += 1;
    from = at;
  }
  return text + view.toString('utf8', from);
}

// The bytes of the valid character at a place; 0 where none stands.
function characterAt(bytes: Uint8Array, at: number): number {
  const length = announced(bytes[at] ?? 0);
  if (length === 1) return 1;
  return length > 0 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length))
    ? length
    : 0;
}

function announced(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

// Without the last character where it is not complete yet.
function completeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >> 6 === 0b10) continue;
    return announced(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
