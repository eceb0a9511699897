import { spawn } from 'node:child_process';
import { sendSignal } from '../identity/identify.ts';
import type { ProcessTree } from './process-tree.ts';

/** What names a tree on Windows. */
export interface WindowsTreeOptions {
  readonly leader: number;
  /** False once the leader was seen to end: its number may become another's. */
  readonly leaderLives: () => boolean;
  /** Absent means `taskkill`. */
  readonly taskkill?: string;
}

/** A tree as Windows tells it: by parents, as long as they live. `taskkill /T /F` ends it in one step; there is no SIGTERM to be sent before. */
export function createWindowsTree({
  leader,
  leaderLives,
  taskkill = 'taskkill',
}: WindowsTreeOptions): ProcessTree {
  const isAlive = (): boolean => leaderLives() && sendSignal(leader, 0);
  return {
    countLiving: () => Promise.resolve(Number(isAlive())),
    isGone: () => Promise.resolve(!isAlive()),
    pids: () => Promise.resolve(isAlive() ? [leader] : []),
    async signal() {
      // Without the leader nobody tells who its children were.
      if (isAlive()) await endAll(taskkill, leader);
    },
  };
}

function endAll(taskkill: string, pid: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(taskkill, ['/PID', String(pid), '/T', '/F'], { stdio: 'ignore' });
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
}
