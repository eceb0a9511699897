import { NotWritableError } from '../errors.ts';
import type { OpenedFile } from './file-system.ts';

/** Where bytes go; `path` is named in the error. */
export interface WritePlace {
  readonly path: string;
  readonly position: number;
}

/** Writes every byte, however few a write takes; a write that takes none is `persistence/not-writable`. */
export async function writeAll(
  file: Pick<OpenedFile, 'write'>,
  bytes: Uint8Array,
  { path, position }: WritePlace,
): Promise<void> {
  let offset = 0;
  while (offset < bytes.length) {
    const taken = await file.write(bytes.subarray(offset), position + offset);
    if (taken < 1) throw new NotWritableError({ path, reason: 'a write that takes no bytes' });
    offset += taken;
  }
}
