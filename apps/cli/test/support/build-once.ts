import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const cli = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the command when a source is newer than it, so that the end-to-end tests never test an old one. */
export async function setup(): Promise<void> {
  const builtAt = await changedAt(join(cli, 'dist', 'bin.js'));
  const packages = join(cli, '..', '..', 'packages');
  const folders = (await readdir(packages)).map((name) => join(packages, name, 'src'));
  const newest = await Promise.all(
    [...folders, join(cli, 'src'), join(cli, 'build.ts')].map(newestIn),
  );
  if (builtAt > Math.max(...newest)) return;
  await promisify(execFile)(process.execPath, ['build.ts'], { cwd: cli });
}

async function newestIn(path: string): Promise<number> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const times = await Promise.all([path, ...files].map(changedAt));
  return Math.max(...times);
}

async function changedAt(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
