/** Bytes as text. */
export interface DecodedInput {
  readonly text: string;
  /** Why the text may not be all that the bytes say; absent where nothing is in doubt. */
  readonly doubt?: string;
}

/** Decodes UTF-8, and UTF-16 by its byte-order mark; the mark itself is left out. */
export function decodeInput(bytes: Uint8Array): DecodedInput {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', bytes);
  const text = new TextDecoder('utf-8').decode(bytes);
  if (bytes.includes(0))
    return {
      text,
      doubt: 'it holds NUL bytes, so it is no text in UTF-8: what is in it may not have been seen',
    };
  if (text.includes('\ufffd') && !isUtf8(bytes))
    return { text, doubt: 'some bytes of it are no UTF-8 and were not looked at' };
  return { text };
}

function decodeAs(encoding: 'utf-16le' | 'utf-16be', bytes: Uint8Array): DecodedInput {
  return { text: new TextDecoder(encoding).decode(bytes) };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    // That it throws is the answer.
    return false;
  }
}
