import type { ProcessIdentity } from '@selfware/contracts';
import { readProcessIdentity } from '@selfware/persistence';

/** Names the process that has this pid now; undefined when there is none. */
export function identify(pid: number): Promise<ProcessIdentity | undefined> {
  return readProcessIdentity(pid);
}

/** Tells whether the process still exists, and not merely another one with its pid. A process that ended and was not yet reaped still exists. */
export async function sameProcess(identity: ProcessIdentity): Promise<boolean> {
  const present = await identify(identity.pid);
  return present?.startTime === identity.startTime && present.bootId === identity.bootId;
}

/**
 * Sends a signal to exactly this process: the identity is checked again immediately before.
 * False when it is gone, when another process has its pid, or when we may not signal it.
 */
export async function signalProcess(
  identity: ProcessIdentity,
  signal: NodeJS.Signals,
): Promise<boolean> {
  return (await sameProcess(identity)) && sendSignal(identity.pid, signal);
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
