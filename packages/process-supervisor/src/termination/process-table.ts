import { readdir, readFile } from 'node:fs/promises';
import { parseProcessStat, type ProcessStat } from '../identity/parse-process-stat.ts';

/** Reads the living processes of this machine, or of them only those that can be younger than `since`; undefined without `/proc`. */
export async function readProcessTable(options: {
  readonly since?: number;
  /** Absent means `/proc`. */
  readonly directory?: string;
}): Promise<readonly ProcessStat[] | undefined> {
  const [pids, from] = await Promise.all([
    listPids(options.directory ?? '/proc'),
    firstPid(options.since),
  ]);
  if (pids === undefined) return undefined;
  const stats = await Promise.all(pids.filter((pid) => pid >= from).map(readProcessStat));
  return stats.filter((stat) => stat !== undefined).filter(isAlive);
}

/** Reads one line of the process table; undefined when there is no such process. */
export async function readProcessStat(pid: number): Promise<ProcessStat | undefined> {
  const content = await readProc(`/proc/${pid}/stat`);
  return content === undefined ? undefined : parseProcessStat(content);
}

/** Tells whether a process was started with this mark in its environment. */
export async function carriesMarker(pid: number, marker: string): Promise<boolean> {
  const environment = await readProc(`/proc/${pid}/environ`);
  return environment?.includes(marker) ?? false;
}

function isAlive(stat: ProcessStat): boolean {
  return stat.state !== 'Z' && stat.state !== 'X';
}

async function listPids(directory: string): Promise<readonly number[] | undefined> {
  try {
    return (await readdir(directory)).map(Number).filter((pid) => pid > 0);
  } catch {
    // No /proc on this machine: the caller's group is all that is known.
    return undefined;
  }
}

// Pids grow until they go round; once that has happened a younger process may have a smaller one.
async function firstPid(since: number | undefined): Promise<number> {
  if (since === undefined) return 1;
  const load = await readProc('/proc/loadavg');
  const lastPid = Number(load?.trim().split(' ').at(-1));
  return lastPid >= since ? since : 1;
}

async function readProc(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'latin1');
  } catch {
    // The process ended meanwhile, or is another user's.
    return undefined;
  }
}
