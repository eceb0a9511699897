import { readFile } from 'node:fs/promises';
import type { ProcessIdentity } from '@selfware/contracts';

/**
 * The identity of a running process; absent when there is none with this number (one that ended and awaits its parent counts as ended).
 * Outside Linux `startTime` and `bootId` are empty, so that a reused number cannot be told from the first.
 * Source: proc(5), `/proc/<pid>/stat` field 22.
 */
export async function readProcessIdentity(pid: number): Promise<ProcessIdentity | undefined> {
  if (!Number.isSafeInteger(pid) || pid < 1) return undefined;
  if (process.platform !== 'linux')
    return isSignalable(pid) ? { pid, startTime: '', bootId: '' } : undefined;
  const [stat, bootId] = await Promise.all([
    readKernelText(`/proc/${pid}/stat`),
    readKernelText('/proc/sys/kernel/random/boot_id'),
  ]);
  const startTime = parseStartTime(stat);
  return startTime === undefined ? undefined : { pid, startTime, bootId: bootId.trim() };
}

/** The start time in the text of a `/proc/<pid>/stat`; absent when the process has ended or the text is something else. */
export function parseStartTime(stat: string): string | undefined {
  // The program's name, in parentheses, may itself hold spaces and parentheses: fields count from the last one.
  const fields = stat
    .slice(stat.lastIndexOf(')') + 1)
    .trim()
    .split(/\s+/);
  const [state, startTime] = [fields[0], fields[19]];
  if (state === 'Z' || state === 'X' || startTime === undefined) return undefined;
  return /^\d+$/.test(startTime) ? startTime : undefined;
}

async function readKernelText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    // The process ended meanwhile, or this kernel does not tell: both mean that nothing is known.
    return '';
  }
}

function isSignalable(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
