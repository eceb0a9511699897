import type { FileHandle } from 'node:fs/promises';

/** Reads `length` bytes from `position`; fewer when the file ends before. */
export async function readOpenFile(
  handle: FileHandle,
  position: number,
  length: number,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled);
    // The file shrank meanwhile: what is there is the content.
    if (bytesRead === 0) return bytes.subarray(0, filled);
    filled += bytesRead;
  }
  return bytes;
}
