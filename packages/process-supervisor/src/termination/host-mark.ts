import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { identify } from '../identity/identify.ts';

/** What a host's mark says of it. */
export interface HostMark {
  readonly mark: string;
  readonly pid: number;
  readonly startTime: string;
  /** The PID namespace in which `pid` counts, by its inode. */
  readonly namespace: string;
}

const form = /^h(\d+)-(\d+)-(\d+)-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;

/** Makes the mark of this process's programs: by it a later process sees that their host is gone. Without `/proc` it tells nothing of the host. */
export async function createHostMark(): Promise<string> {
  const [identity, namespace] = await Promise.all([identify(process.pid), ownNamespace()]);
  const id = randomUUID();
  if (identity === undefined || namespace === undefined || identity.startTime === '') return id;
  return `h${identity.pid}-${identity.startTime}-${namespace}-${id}`;
}

/** Reads a mark; absent when it tells of no host. */
export function parseHostMark(mark: string): HostMark | undefined {
  const [, pid, startTime, namespace] = form.exec(mark) ?? [];
  if (pid === undefined || startTime === undefined || namespace === undefined) return undefined;
  return { mark, pid: Number(pid), startTime, namespace };
}

/** The PID namespace that this process is in, by its inode; absent where there are none. */
export async function ownNamespace(): Promise<string | undefined> {
  try {
    return String((await stat('/proc/self/ns/pid')).ino);
  } catch {
    return undefined;
  }
}
