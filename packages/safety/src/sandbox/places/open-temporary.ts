import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunProgram } from '@selfware/contracts';
import { isBeneath } from './gather-places.ts';
import type { Places } from './places.ts';

/** A directory outside that stands for `/tmp` in every program of one sandbox. */
export interface TemporaryDirectory {
  readonly path: string;
  /** Removes it with all that programs left in it. */
  close(): Promise<void>;
}

/**
 * Makes one that nobody else may enter; absent where something is mounted beneath `/tmp`: a program could put a link on the way there, and
 * the next mount would follow it.
 */
export async function openTemporary(
  places: Places,
  run: RunProgram,
): Promise<TemporaryDirectory | undefined> {
  const { writable, readable, hidden } = places;
  const mounted = [...writable, ...hidden, ...readable.map(({ path }) => path)];
  if (mounted.some((path) => isBeneath(path, '/tmp'))) return undefined;
  const path = await mkdtemp(join(tmpdir(), 'selfware-tmp-'));
  const remove = (): Promise<void> => rm(path, { recursive: true, force: true });
  return {
    path,
    async close() {
      await remove().catch(async () => {
        // A program may leave directories that even their owner cannot change.
        const argv = ['/bin/chmod', '-R', 'u+rwX', '--', path] as const;
        await run({ argv, cwd: '/', environment: {} }, { timeoutMs: 10_000 });
        await remove();
      });
    },
  };
}
