import { open } from 'node:fs/promises';

/** The bytes of a small ordinary file; absent where there is none, `too-large` where it is larger or cannot be read. */
export async function readBounded(
  path: string,
  maxBytes: number,
): Promise<Uint8Array | 'too-large' | undefined> {
  try {
    await using handle = await open(path, 'r');
    const { size } = await handle.stat();
    if (size > maxBytes) return 'too-large';
    const bytes = new Uint8Array(size);
    const { bytesRead } = await handle.read(bytes, 0, size, 0);
    return bytes.subarray(0, bytesRead);
  } catch (error) {
    return error instanceof Error && 'code' in error && isAbsence(error.code)
      ? undefined
      : 'too-large';
  }
}

function isAbsence(code: unknown): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR';
}
