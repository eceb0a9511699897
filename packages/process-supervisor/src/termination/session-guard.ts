import { spawn, type ChildProcess } from 'node:child_process';
import type { Containment } from '@selfware/contracts';
import { guardScript } from './guard-script.ts';

/** Outlives its host just long enough to kill what the host's programs left. */
export interface SessionGuard {
  /** What really holds: `group-only` when no guard could be started. */
  readonly containment: Extract<Containment, 'guard' | 'group-only'>;
  /** Ends the guard without a sweep; resolves when it is gone. */
  close(): Promise<void>;
}

/** What else a guard is told. */
export interface SessionGuardOptions {
  /** The directory of a cgroup that it kills, too. */
  readonly cgroup?: string | undefined;
  /** Absent means `/bin/sh`. */
  readonly shell?: string;
}

/** Starts the guard of everything that carries `marker`; needs `/proc` and `/bin/sh`. It does not keep the host alive. */
export function startSessionGuard(
  marker: string,
  { cgroup = '', shell = '/bin/sh' }: SessionGuardOptions = {},
): SessionGuard {
  if (process.platform !== 'linux') return { containment: 'group-only', close: async () => {} };
  const child = spawn(shell, ['-c', guardScript, 'selfware-guard', marker, cgroup], {
    cwd: '/',
    env: { PATH: '/usr/bin:/bin' },
    // Its own session: a Ctrl-C at the host's terminal must not reach it.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  // A guard that dies breaks its pipe; what that means is already said by the missing sweep.
  child.stdin.on('error', () => {});
  release(child);
  return {
    containment: child.pid === undefined ? 'group-only' : 'guard',
    close() {
      // A child that never started has pid 0 inside Node, and killing 0 kills our own process group.
      if (child.pid === undefined) return ended;
      // Waited for from here on, so that the host does not end before it.
      child.ref();
      child.kill('SIGKILL');
      return ended;
    },
  };
}

function release(child: ChildProcess): void {
  child.unref();
  if (child.stdin !== null && hasUnref(child.stdin)) child.stdin.unref();
}

function hasUnref(stream: object): stream is { unref(): void } {
  return 'unref' in stream && typeof stream.unref === 'function';
}
