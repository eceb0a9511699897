import { mkdir, readdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseJoinedCgroup, parseUnifiedMount } from './parse-cgroup.ts';
import type { Encloser, Enclosure } from './enclosure.ts';

// Written by the program itself before it becomes what it is to be: nothing that it starts is ever outside.
const joinAndBecome = ['/bin/sh', '-c', 'echo 0 > "$0" && exec "$@"'] as const;

/** Version 2 cgroups below our own, each for one program; absent where that is not ours to divide (`Delegate=` of systemd). */
export async function openCgroups(name: string): Promise<Encloser | undefined> {
  if (process.platform !== 'linux') return undefined;
  const own = await findOwnCgroup();
  if (own === undefined) return undefined;
  const directory = join(own, `selfware-${name}`);
  if (!(await tryToMake(directory))) return undefined;
  let count = 0;
  return {
    containment: 'cgroup',
    cgroup: directory,
    enclose: async () => {
      count += 1;
      const inner = join(directory, `run-${count}`);
      await mkdir(inner);
      return enclosureIn(inner);
    },
    close: () => remove(directory),
  };
}

function enclosureIn(directory: string): Enclosure {
  return {
    containment: 'cgroup',
    wrap: (argv) => [...joinAndBecome, join(directory, 'cgroup.procs'), ...argv],
    members: () => membersOf(directory),
    kill: () => writeFile(join(directory, 'cgroup.kill'), '1'),
    close: () => remove(directory),
  };
}

async function findOwnCgroup(): Promise<string | undefined> {
  try {
    const mount = parseUnifiedMount(await readFile('/proc/self/mountinfo', 'utf8'));
    const joined = parseJoinedCgroup(await readFile('/proc/self/cgroup', 'utf8'));
    if (mount === undefined || joined === undefined) return undefined;
    return join(mount, joined);
  } catch {
    // No /proc, or one that tells nothing of cgroups: there are none for us.
    return undefined;
  }
}

// Whether it is ours to divide is found out by dividing it; without cgroup.kill (before Linux 5.14) it is of no use.
async function tryToMake(directory: string): Promise<boolean> {
  try {
    await mkdir(directory);
  } catch {
    return false;
  }
  const names: readonly string[] = await readdir(directory).catch(() => []);
  if (names.includes('cgroup.kill')) return true;
  await remove(directory);
  return false;
}

async function membersOf(directory: string): Promise<readonly number[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  const inner = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const below = await Promise.all(inner.map((name) => membersOf(join(directory, name))));
  const listed = await readFile(join(directory, 'cgroup.procs'), 'utf8').catch(() => '');
  return [...listed.split('\n').filter(Boolean).map(Number), ...below.flat()];
}

// The directories that a program made inside go first. One that cannot be removed holds nothing that lives, and goes with its parent's.
async function remove(directory: string): Promise<void> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) if (entry.isDirectory()) await remove(join(directory, entry.name));
  await rmdir(directory).catch(() => undefined);
}
