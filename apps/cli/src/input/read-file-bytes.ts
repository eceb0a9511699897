import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';

/** All of a file that the command line names; throws `cli/usage` where it cannot be read. */
export async function readFileBytes(cwd: string, path: string): Promise<Uint8Array> {
  try {
    return await readFile(resolve(cwd, path));
  } catch (cause) {
    const got = cause instanceof Error ? cause.message : 'none';
    throw new UsageError({ message: `expected a file at ${path}, got ${got}` });
  }
}
