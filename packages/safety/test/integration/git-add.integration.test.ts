import { execFile, spawn } from 'node:child_process';
import { appendFile, chmod, link, readFile, readdir, symlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import {
  buildGit,
  buildGitAdd,
  openRoot,
  vetGitFile,
  type GitInvocation,
} from '../../src/index.ts';
import { makeFifo } from './make-fifo.ts';

interface Place extends AsyncDisposable {
  readonly repository: TemporaryWorkspace;
  readonly outside: TemporaryWorkspace;
  readonly environment: Readonly<Record<string, string>>;
  git(...args: readonly string[]): Promise<string>;
  /** Runs what was built, and gives its exit code. */
  run(invocation: GitInvocation): Promise<number | null>;
  staged(): Promise<readonly string[]>;
}

async function openPlace(files: Readonly<Record<string, string>> = {}): Promise<Place> {
  const repository = await createTemporaryWorkspace(files);
  const outside = await createTemporaryWorkspace({ 'home/.keep': '' });
  const environment = { PATH: process.env['PATH'] ?? '', HOME: outside.resolve('home') };
  const cwd = repository.path;
  const git = async (...args: readonly string[]): Promise<string> =>
    (await promisify(execFile)('git', [...args], { cwd, env: environment })).stdout;
  await git('init', '--quiet');
  return {
    repository,
    outside,
    environment,
    git,
    run({ argv: [program, ...args], environment: env, input }) {
      const child = spawn(program, args, { cwd, env, stdio: ['pipe', 'ignore', 'ignore'] });
      child.stdin.end(input);
      return new Promise((resolve) => child.on('close', resolve));
    },
    async staged() {
      return (await git('ls-files', '-z')).split('\0').slice(0, -1);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([repository.remove(), outside.remove()]);
    },
  };
}

function built(paths: readonly string[], place: Place, configured?: readonly string[]) {
  const { environment, repository } = place;
  const known = configured === undefined ? {} : { configured };
  return buildGitAdd(paths, { workspace: repository.path, environment, ...known });
}

async function add(place: Place, paths: readonly string[]): Promise<number | null> {
  const invocation = built(paths, place);
  if (!invocation.ok) throw new Error(invocation.failure.reason);
  return place.run(invocation.value);
}

describe('buildGitAdd in a real repository', () => {
  it('stages exactly the files that are named, whatever their names look like', async () => {
    const names = ['-A', '--force', '*', 'a b', 'a[1]', 'l\nf', 'ü/日本'];
    const files = Object.fromEntries([...names, 'ab', 'other'].map((name) => [name, name]));
    await using place = await openPlace(files);
    expect(await add(place, ['./-A', ...names.slice(1)])).toBe(0);
    expect([...(await place.staged())].sort()).toEqual([...names].sort());
  });

  it('stages nothing for a name that no file has', async () => {
    await using place = await openPlace({ 'a.ts': 'a', '.gitignore': 'a.ts\n' });
    await place.git('add', '.gitignore');
    const index = await readFile(place.repository.resolve('.git/index'), 'hex');
    for (const name of ['--all', '-f', '-u', '**', 'a.t?']) {
      expect(await add(place, [name])).not.toBe(0);
      expect(await readFile(place.repository.resolve('.git/index'), 'hex')).toBe(index);
    }
    expect(await add(place, ['a.ts'])).not.toBe(0);
    expect(await place.staged()).toEqual(['.gitignore']);
  });

  it('runs nothing that the configuration, the attributes or the environment name', async () => {
    await using place = await openPlace({ 'a.ts': 'a', '.gitattributes': '* filter=x=y\n' });
    const mark = place.outside.resolve('mark');
    await place.outside.write('trap', `#!/bin/sh\n: > "${mark}"\n`);
    const trap = place.outside.resolve('trap');
    await chmod(trap, 0o755);
    await appendFile(
      place.repository.resolve('.git/config'),
      `[core]\n\tfsmonitor = ${trap}\n\thooksPath = hooks\n` +
        `[filter "x=y"]\n\tclean = ${trap}\n\tprocess = ${trap}\n\trequired = true\n`,
    );
    await symlink(trap, place.repository.resolve('.git/hooks/post-index-change'));
    const hostile = { GIT_EXTERNAL_DIFF: trap, GIT_DIR: '/nonexistent', GIT_INDEX_FILE: trap };
    const environment = { ...place.environment, ...hostile };
    const options = { workspace: place.repository.path, environment };
    expect(buildGit(['config', '--list'], options).argv).toContain('core.fsmonitor=false');
    const listed = await place.git('config', '--list', '--name-only', '-z');
    const invocation = buildGitAdd(['a.ts'], { ...options, configured: listed.split('\0') });
    if (!invocation.ok) throw new Error(invocation.failure.reason);
    expect(await place.run(invocation.value)).toBe(0);
    expect(await readdir(place.outside.path)).not.toContain('mark');
    // From here on it is the user's own git, which walks into the trap.
    expect(await place.staged()).toEqual(['a.ts']);
    expect(await place.git('cat-file', 'blob', ':a.ts')).toBe('a');
    await place.git('add', '.gitattributes').catch(() => undefined);
    expect(await readdir(place.outside.path)).toContain('mark');
  });
});

describe('vetGitFile', () => {
  it('lets regular files pass with what they hold, and tells of missing ones', async () => {
    await using place = await openPlace({ 'dir/-x.sh': 'exit 0\n' });
    await chmod(place.repository.resolve('dir/-x.sh'), 0o755);
    await place.repository.write('~a/b', '');
    const root = await openRoot(place.repository.path);
    expect((await vetGitFile(root, './~a/b', { maxBytes: 1 })).ok).toBe(true);
    const file = await vetGitFile(root, './dir//-x.sh', { maxBytes: 4 });
    expect(file).toMatchObject({
      ok: true,
      value: { path: 'dir/-x.sh', content: { size: 7, mode: 0o755 } },
    });
    expect(await vetGitFile(root, 'dir/gone', { maxBytes: 4 })).toEqual({
      ok: true,
      value: { path: 'dir/gone' },
    });
    await root.close();
  });

  it.each([
    ['out', 'link'],
    ['outdir/passwd', 'outside'],
    ['loop', 'link'],
    ['loop/x', 'special'],
    ['inner', 'link'],
    ['innerdir/f', 'link'],
    ['dir', 'directory'],
    ['fifo', 'special'],
    ['twice', 'shared'],
    ['nested/f', 'repository'],
    ['worktree/deep/f', 'repository'],
    ['.env', 'secret'],
    ['../x', 'outside'],
    ['dir/f/x', 'special'],
  ])('refuses %s as %s', async (path, kind) => {
    await using place = await openPlace({
      'dir/f': 'f',
      one: 'shared',
      '.env': 'A=1',
      'nested/.git/HEAD': '',
      'nested/f': '',
      'worktree/.git': 'gitdir: /elsewhere\n',
      'worktree/deep/f': '',
    });
    const at = (name: string): string => place.repository.resolve(name);
    const links = { out: '/etc/passwd', outdir: '/etc', loop: 'loop', inner: 'dir/f' };
    for (const [name, target] of Object.entries({ ...links, innerdir: 'dir' }))
      await symlink(target, at(name));
    await link(at('one'), at('twice'));
    await makeFifo(at('fifo'));
    const root = await openRoot(place.repository.path);
    expect(await vetGitFile(root, path, { maxBytes: 10 })).toMatchObject({
      ok: false,
      failure: { kind },
    });
    await root.close();
  });
});
