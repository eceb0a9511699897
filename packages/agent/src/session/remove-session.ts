import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SessionId } from '@selfware/contracts';
import { lockFile } from '@selfware/persistence';
import type { SessionIndex } from './session-index.ts';

/** Which session goes. */
export interface SessionPlace {
  /** The directory of all sessions. */
  readonly directory: string;
  readonly id: SessionId;
  readonly index: SessionIndex;
}

// Nothing that lists, verifies or repairs looks at names that begin so.
const prefix = '.selfware-removed.';

/**
 * Removes a session with all that is beneath it, what was set aside included, and then takes it out of the index. Killed in between, the next removal
 * finishes it. Throws `persistence/locked` while somebody has the session open.
 */
export async function removeSession({ directory, id, index }: SessionPlace): Promise<void> {
  const place = join(directory, id);
  const lock = await lockFile(join(place, 'session.lock'));
  try {
    await rename(place, join(directory, `${prefix}${id}`));
    await syncDirectory(directory);
  } finally {
    await lock.close();
  }
  for (const name of await readdir(directory))
    if (name.startsWith(prefix)) {
      await index.forget(name.slice(prefix.length));
      await rm(join(directory, name), { recursive: true, force: true });
    }
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
