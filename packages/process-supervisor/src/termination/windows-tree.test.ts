import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import { systemClock } from '@selfware/contracts';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { endTree } from './end-tree.ts';
import { createWindowsTree } from './windows-tree.ts';

describe.runIf(process.platform === 'linux')('a tree on Windows', () => {
  it('is ended by taskkill with all its children, once, and not when its leader is gone', async () => {
    await using workspace = await createTemporaryWorkspace();
    // Stands for the program of Windows: takes its arguments and ends the process.
    const script = '#!/bin/sh\necho "$*" >> "$0.log"\nkill -9 "$2"\n';
    await workspace.write('taskkill', script);
    const taskkill = workspace.resolve('taskkill');
    await chmod(taskkill, 0o755);
    const child = spawn('sleep', ['60'], { stdio: 'ignore' });
    await once(child, 'spawn');
    const leader = child.pid ?? 0;
    const exited = once(child, 'exit');
    const leaderLives = (): boolean => child.exitCode === null && child.signalCode === null;
    const tree = createWindowsTree({ leader, leaderLives, taskkill });
    expect(await tree.pids()).toEqual([leader]);
    expect(await endTree(tree, { clock: systemClock, graceMs: 2_000 })).toBe(0);
    await exited;
    expect(await tree.isGone()).toBe(true);
    await tree.signal('SIGKILL');
    expect(await workspace.read('taskkill.log')).toBe(`/PID ${leader} /T /F\n`);
  });
});
