import { join } from 'node:path';
import type { SessionId } from '@selfware/contracts';
import { lockFile, removeDirectory } from '@selfware/persistence';
import type { SessionIndex } from './session-index.ts';

/** Which session goes. */
export interface SessionPlace {
  /** The directory of all sessions. */
  readonly directory: string;
  readonly id: SessionId;
  readonly index: SessionIndex;
}

/**
 * Removes a session with all that is beneath it, what was set aside included, and takes it out of the index. Killed in between, the next removal
 * finishes it. Throws `persistence/locked` while somebody has the session open.
 */
export async function removeSession({ directory, id, index }: SessionPlace): Promise<void> {
  const lock = await lockFile(join(directory, id, 'session.lock'));
  try {
    await removeDirectory(directory, id, { beforeFilesGo: (name) => index.forget(name) });
  } finally {
    await lock.close();
  }
}
