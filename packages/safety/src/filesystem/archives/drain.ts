/** Reads to the end and forgets; throws the reason of `signal` once it is aborted. */
export async function drain(
  pieces: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<number> {
  let bytes = 0;
  for await (const piece of pieces) {
    signal?.throwIfAborted();
    bytes += piece.length;
  }
  return bytes;
}
