import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTemporaryWorkspace } from '@selfware/test-kit';

// Where mounting is not possible, the tests that need it show as skipped, and the explorer's failing calls stand in.
function mountSmallDisk(path: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path], { stdio: 'ignore' });
}

function unmount(path: string): void {
  execFileSync('umount', [path], { stdio: 'ignore' });
}

/** Whether a small disk can be mounted: mounting needs root and a system that permits it. */
export function canMount(): boolean {
  const path = mkdtempSync(join(tmpdir(), 'selfware-mount-'));
  try {
    mountSmallDisk(path);
    unmount(path);
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(path);
  }
}

/** Calls `act` with an empty disk of 64 kB. */
export async function onSmallDisk(act: (directory: string) => Promise<void>): Promise<void> {
  await using workspace = await createTemporaryWorkspace();
  mountSmallDisk(workspace.path);
  try {
    await act(workspace.path);
  } finally {
    unmount(workspace.path);
  }
}
