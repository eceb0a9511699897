import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTemporaryWorkspace } from '@selfware/test-kit';

/** A disk whose power can be cut. */
export interface PowerCutDisk {
  /** Where it is mounted. */
  readonly path: string;
  /** Copies the blocks that reached the disk in this moment, mounts the copy, and calls `look` with where it is. */
  afterCut<T>(look: (path: string) => Promise<T>): Promise<T>;
}

const run = (command: string, ...args: readonly string[]): void => {
  execFileSync(command, args, { stdio: 'ignore' });
};

/** Whether this machine can cut the power of a disk: root, loop devices, XFS and ext4. */
export async function canCutPower(): Promise<boolean> {
  try {
    await onPowerCutDisk(() => Promise.resolve());
    return true;
  } catch {
    return false;
  }
}

/** Calls `act` with an ext4 disk in an image on XFS, of which a copy is one atomic step (reflink); models a lost page cache and journal replay, not a drive that reorders. */
export async function onPowerCutDisk(act: (disk: PowerCutDisk) => Promise<void>): Promise<void> {
  await using workspace = await createTemporaryWorkspace();
  const at = (name: string): string => join(workspace.path, name);
  for (const name of ['host', 'disk']) mkdirSync(at(name));
  makeImage(at('host.img'), 512);
  run('mkfs.xfs', '-q', '-m', 'reflink=1', at('host.img'));
  run('mount', '-o', 'loop', at('host.img'), at('host'));
  try {
    makeImage(at('host/disk.img'), 64);
    run('mkfs.ext4', '-q', '-F', at('host/disk.img'));
    run('mount', '-o', 'loop', at('host/disk.img'), at('disk'));
    try {
      await act({ path: at('disk'), afterCut: (look) => cut(at, look) });
    } finally {
      run('umount', '--lazy', at('disk'));
    }
  } finally {
    run('umount', '--lazy', at('host'));
  }
}

// A name of its own for each cut: `mount` takes up the loop device of a file that it knows, with what that one has in memory,
// and a lazy unmount may keep the last one alive.
async function cut<T>(
  at: (name: string) => string,
  look: (path: string) => Promise<T>,
): Promise<T> {
  const name = `cut-${randomUUID()}`;
  const [image, place] = [at(`host/${name}.img`), at(name)];
  run('cp', '--reflink=always', at('host/disk.img'), image);
  mkdirSync(place);
  run('mount', '-o', 'loop', image, place);
  try {
    endOwners(place);
    return await look(place);
  } finally {
    run('umount', '--lazy', place);
    rmSync(image);
  }
}

// After a power cut there is another boot, and no owner of a lock lives; here this process still does.
function endOwners(path: string): void {
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.lock')) rmSync(join(path, name), { recursive: true });
}

function makeImage(path: string, megabytes: number): void {
  writeFileSync(path, '');
  truncateSync(path, megabytes * 1024 * 1024);
}
