/** The text of a file's bytes; undefined when they are no UTF-8 or hold a NUL. A sequence cut off at the end is left out. */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return decoder.decode(bytes, { stream: true });
  } catch {
    // Not UTF-8: the answer is that it is no text.
    return undefined;
  }
}
