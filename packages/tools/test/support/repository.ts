import { execFile } from 'node:child_process';
import { chmod, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../workbench.ts';

/** A real repository under a workbench, with a place outside it where attacks leave their mark. */
export interface RepositoryBench extends AsyncDisposable {
  readonly bench: Workbench;
  readonly outside: TemporaryWorkspace;
  /** Runs the user's git, which trusts everything. */
  git(...args: readonly string[]): Promise<string>;
  /** The bytes of the user's index, in hex. */
  index(): Promise<string>;
  /** Writes a program that leaves a mark when it runs, and gives its path. */
  trap(name: string): Promise<string>;
  /** Names of the traps that ran. */
  sprung(): Promise<readonly string[]>;
  /** Paths of the newest commit. */
  committed(): Promise<readonly string[]>;
}

/** Makes a repository with one commit of `tracked.txt`; who commits is in the home directory. */
export async function openRepositoryBench(
  options: WorkbenchOptions = {},
): Promise<RepositoryBench> {
  const outside = await createTemporaryWorkspace({
    'home/.gitconfig': '[user]\n\tname = A Person\n\temail = person@example.org\n',
  });
  const environment = { PATH: process.env['PATH'], HOME: outside.resolve('home') };
  const bench = await openWorkbench({
    ...options,
    files: { 'tracked.txt': 'first\n', ...options.files },
    hands: { environment, ...options.hands },
  });
  const run = promisify(execFile);
  const git = async (...args: readonly string[]): Promise<string> => {
    const env = { ...environment, GIT_CONFIG_NOSYSTEM: '1' };
    const done = await run('git', [...args], { cwd: bench.workspace.path, env });
    return done.stdout;
  };
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', 'tracked.txt');
  await git('commit', '--quiet', '--message=first');
  return {
    bench,
    outside,
    git,
    index: () => readFile(join(bench.workspace.path, '.git/index'), 'hex'),
    async trap(name) {
      const program = `#!/bin/sh\n: > "${outside.path}/sprung-${name}"\n`;
      await outside.write(`traps/${name}`, program);
      await chmod(outside.resolve(`traps/${name}`), 0o755);
      return outside.resolve(`traps/${name}`);
    },
    async sprung() {
      const names = await readdir(outside.path);
      return names.filter((name) => name.startsWith('sprung-')).sort();
    },
    async committed() {
      const names = await git('show', '-z', '--name-only', '--format=', 'HEAD');
      return names.split('\0').slice(0, -1).sort();
    },
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]();
      await outside.remove();
    },
  };
}
