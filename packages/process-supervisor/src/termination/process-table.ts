import { open, readdir } from 'node:fs/promises';
import { parseProcessStat, type ProcessStat } from '../identity/parse-process-stat.ts';

/** A living process. */
export interface TableEntry extends ProcessStat {
  /** Its environment as it was started with; empty for another user's process. */
  readonly environment: string;
}

/** The processes of this machine at one moment. */
export interface ProcessTable {
  readonly entries: readonly TableEntry[];
  /** False when a process ended, or replaced itself, while the table was read: a child of it may be missing. */
  readonly isComplete: boolean;
}

/** Reads the living processes of this machine, or of them only those that can be younger than `since`; undefined without `/proc`. */
export async function readProcessTable(options: {
  readonly since?: number;
  /** Absent means `/proc`. */
  readonly directory?: string;
}): Promise<ProcessTable | undefined> {
  const [pids, from] = await Promise.all([
    listPids(options.directory ?? '/proc'),
    firstPid(options.since),
  ]);
  if (pids === undefined) return undefined;
  const read = await Promise.all(pids.filter((pid) => pid >= from).map(readEntry));
  const found = read.filter((entry) => entry !== undefined);
  const entries = found.filter(isAlive);
  return { entries, isComplete: entries.length === read.length && entries.every(isSettled) };
}

/** Reads one line of the process table; undefined when there is no such process. */
export async function readProcessStat(pid: number): Promise<ProcessStat | undefined> {
  const content = await readProc(`/proc/${pid}/stat`);
  return content === undefined ? undefined : parseProcessStat(content);
}

async function readEntry(pid: number): Promise<TableEntry | undefined> {
  const [stat, environment = ''] = await Promise.all([
    readProcessStat(pid),
    readProc(`/proc/${pid}/environ`),
  ]);
  return stat === undefined ? undefined : { ...stat, environment };
}

function isAlive({ state }: ProcessStat): boolean {
  return state !== 'Z' && state !== 'X';
}

// In the middle of execve(2) the environment is empty. That of the kernel's own threads (children of 2) always is.
function isSettled({ environment, parent }: TableEntry): boolean {
  return environment !== '' || parent === 2;
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

const blockBytes = 16_384;

// Not readFile: it goes five times through the thread pool where two are enough, and this stands in the way of every run.
async function readProc(path: string): Promise<string | undefined> {
  try {
    const file = await open(path);
    try {
      let content = '';
      for (;;) {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(blockBytes), 0, blockBytes);
        content += buffer.toString('latin1', 0, bytesRead);
        if (bytesRead < blockBytes) return content;
      }
    } finally {
      void file.close();
    }
  } catch {
    // The process ended meanwhile, or is another user's.
    return undefined;
  }
}
