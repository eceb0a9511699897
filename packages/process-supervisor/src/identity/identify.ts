import { readFile } from 'node:fs/promises';
import type { ProcessIdentity } from '@selfware/contracts';
import { readProcessIdentity } from '@selfware/persistence';
import { markerVariable } from '../termination/run-marker.ts';

/** A process that carries a mark of ours: within one tick of its start (10 ms) the mark alone tells it from another with its pid. */
export interface MarkedIdentity extends ProcessIdentity {
  /** What stands in its environment; absent when it carries none. */
  readonly marker?: string;
}

/** Names the process that has this pid now; undefined when there is none. */
export function identify(pid: number): Promise<ProcessIdentity | undefined> {
  return readProcessIdentity(pid);
}

/** Tells whether the process still exists, and not merely another one with its pid. A process that ended and was not yet reaped still exists. */
export async function sameProcess(identity: MarkedIdentity): Promise<boolean> {
  const { pid, startTime, bootId, marker } = identity;
  const present = await identify(pid);
  if (present?.startTime !== startTime || present.bootId !== bootId) return false;
  return marker === undefined || carries(pid, marker);
}

/**
 * Sends a signal to exactly this process: the identity is checked again immediately before.
 * False when it is gone, when another process has its pid, or when we may not signal it.
 */
export async function signalProcess(
  identity: MarkedIdentity,
  signal: NodeJS.Signals,
): Promise<boolean> {
  return (await sameProcess(identity)) && sendSignal(identity.pid, signal);
}

async function carries(pid: number, marker: string): Promise<boolean> {
  try {
    const environment = await readFile(`/proc/${pid}/environ`, 'latin1');
    const marks = environment.split('\0').filter((entry) => entry.startsWith(`${markerVariable}=`));
    return marks.some((entry) => entry.includes(marker));
  } catch {
    // It ended, or is another user's, which none of ours is.
    return false;
  }
}

/** Sends a signal to a pid, or to a group when negative; false when there is nobody to receive it. */
export function sendSignal(pid: number, signal: NodeJS.Signals | 0): boolean {
  // To the kernel 0 is our own group, and -1 is everybody.
  if (Math.abs(pid) < 2) return false;
  try {
    return process.kill(pid, signal);
  } catch {
    // ESRCH and EPERM: the answer is the same, nothing was signalled.
    return false;
  }
}
