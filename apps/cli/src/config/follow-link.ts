import { realpath } from 'node:fs/promises';

/** Where a directory that the user named leads: stores refuse a link in their place, which somebody else may have laid there. Not there yet: the path itself. */
export async function followLink(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    // Whoever uses it says what is wrong.
    return path;
  }
}
