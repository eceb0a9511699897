/** A text within its bound. */
export interface ClippedText {
  readonly text: string;
  /** UTF-8 bytes of the whole. */
  readonly totalBytes: number;
  readonly clipped: boolean;
}

/**
 * Keeps the two ends of a text that is longer than `maxBytes` of UTF-8, with one line between them that tells how much was
 * left out of the text, or of the `wholeBytes` where the text is a part of more. No character is cut; the result is at most `maxBytes` long, or a line of 60 bytes where that is more.
 */
export function clipText(text: string, maxBytes: number, wholeBytes = 0): ClippedText {
  // toWellFormed: a lone surrogate has no UTF-8 and would be counted otherwise than written.
  const bytes = Buffer.from(text.toWellFormed());
  const totalBytes = bytes.length;
  if (totalBytes <= maxBytes) return { text: bytes.toString(), totalBytes, clipped: false };
  const kept = Math.max(0, maxBytes - noticeBytes);
  const head = bytes.subarray(0, boundaryAtOrBefore(bytes, Math.ceil(kept / 2)));
  const tail = bytes.subarray(boundaryAtOrAfter(bytes, totalBytes - Math.floor(kept / 2)));
  const whole = Math.max(wholeBytes, totalBytes);
  const omitted = whole - head.length - tail.length;
  const notice = `\n[${omitted} of ${whole} bytes left out]\n`;
  return { text: `${head.toString()}${notice}${tail.toString()}`, totalBytes, clipped: true };
}

const noticeBytes = 60;

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

function boundaryAtOrBefore(bytes: Uint8Array, index: number): number {
  let boundary = index;
  while (isContinuation(bytes[boundary])) boundary -= 1;
  return boundary;
}

function boundaryAtOrAfter(bytes: Uint8Array, index: number): number {
  let boundary = index;
  while (isContinuation(bytes[boundary])) boundary += 1;
  return boundary;
}
