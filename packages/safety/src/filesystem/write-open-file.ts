import type { FileHandle } from 'node:fs/promises';

/** Writes all bytes, at `position` or, where that is `null`, at the end of a file that is open for appending. */
export async function writeOpenFile(
  handle: Pick<FileHandle, 'write'>,
  bytes: Uint8Array,
  position: number | null,
): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const at = position === null ? null : position + written;
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, at);
    written += bytesWritten;
  }
}
