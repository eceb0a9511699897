import type { Decoded, DecodedWriter } from './decoded.ts';
import { base64Digit, hexAt } from './digits.ts';
import type { EscapeView } from './escape-views.ts';

/** The text of `[from, to)` with every escape that `view` knows read. */
export function decodeEscapes(
  text: string,
  from: number,
  to: number,
  view: EscapeView,
  out: DecodedWriter,
): Decoded {
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    const next = code < 0x30 || code === 0x3d || code === 0x5c ? view(text, at, out) : at;
    if (next > at) at = next;
    else if (code < 0x80) {
      out.byte(code, at, at + 1);
      at += 1;
    } else at = out.literal(text, at);
  }
  return out.finish();
}

/** The bytes that the base64 digits of `[from, to)` spell, four to three; what is left over of less than four counts too. */
export function decodeBase64(text: string, from: number, to: number, out: DecodedWriter): Decoded {
  let held = 0;
  let bits = 0;
  for (let at = from; at < to; at += 1) {
    held = ((held << 6) | base64Digit(text.charCodeAt(at))) & 0xf_ff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out.byte((held >> bits) & 0xff, at - 1, at + 1);
  }
  return out.finish();
}

/** The bytes that pairs of hexadecimal digits spell which begin at `from` and then every `step` characters. */
export function decodeHex(
  text: string,
  from: number,
  to: number,
  step: number,
  out: DecodedWriter,
): Decoded {
  for (let at = from; at + 2 <= to; at += step) out.byte(hexAt(text, at, 2), at, at + 2);
  return out.finish();
}

/** The text of `[from, to)` without line breaks and the blanks around them. */
export function joinLines(text: string, from: number, to: number, out: DecodedWriter): Decoded {
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d || code === 0x20 || code === 0x09) at += 1;
    else at = out.literal(text, at);
  }
  return out.finish();
}
