import {
  formatOwner,
  parseOwner,
  readOwnIdentity,
  type ProcessOwner,
} from '../identity/process-owner.ts';

const prefix = '.selfware-tmp.';

/** A name for a temporary file that cannot be guessed and that tells its owner. */
export async function createTemporaryName(): Promise<string> {
  return prefix + formatOwner(await readOwnIdentity());
}

/** The owner of a temporary file; absent when the name is not one of ours. */
export function parseTemporaryName(name: string): ProcessOwner | undefined {
  return name.startsWith(prefix) ? parseOwner(name.slice(prefix.length)) : undefined;
}
