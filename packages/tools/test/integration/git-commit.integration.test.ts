import { execFile } from 'node:child_process';
import { appendFile, chmod, link, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Intent, RunProgram } from '@selfware/contracts';
import { createProgramRunner } from '@selfware/process-supervisor';
import { describe, expect, it } from 'vitest';
import { openRepositoryBench } from '../support/repository.ts';

const hostile = (trap: string): readonly string[] => [
  `core.fsmonitor=${trap}`,
  `core.hooksPath=${dirname(trap)}`,
  `core.sshCommand=${trap}`,
  `core.gitProxy=${trap}`,
  `core.editor=${trap}`,
  `core.pager=${trap}`,
  `core.askPass=${trap}`,
  `core.alternateRefsCommand=${trap}`,
  'commit.gpgSign=true',
  `gpg.program=${trap}`,
  `diff.external=${trap}`,
  `diff.x.textconv=${trap}`,
  `filter.x.clean=${trap}`,
  `filter.x.required=true`,
  `filter.y=z.process=${trap}`,
  `merge.x.driver=${trap}`,
  `hook.x.command=${trap}`,
  'hook.x.event=reference-transaction',
  `credential.helper=${trap}`,
  `alias.commit-tree=!${trap}`,
  `alias.hash-object=!${trap}`,
  `remote.x.url=ext::${trap}`,
  `remote.x.promisor=true`,
  'extensions.partialClone=x',
  'protocol.ext.allow=always',
];

const hooks: readonly string[] = [
  'pre-commit',
  'commit-msg',
  'post-commit',
  'reference-transaction',
  'post-index-change',
];

describe('git_commit in a hostile repository', () => {
  it('runs no program that the repository, its attributes or the environment name', async () => {
    const environment: Record<string, string> = {
      PATH: process.env['PATH'] ?? '',
      HOME: '/nonexistent/home',
      GIT_AUTHOR_NAME: 'A',
      GIT_AUTHOR_EMAIL: 'a@example.org',
      GIT_DIR: '/nonexistent/place',
      GIT_WORK_TREE: '/nonexistent/place',
      GIT_INDEX_FILE: '/nonexistent/place',
      GIT_OBJECT_DIRECTORY: '/nonexistent/place',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.fsmonitor',
    };
    await using repository = await openRepositoryBench({
      files: { 'a.ts': 'a\n' },
      hands: { environment },
    });
    const { bench, git } = repository;
    const trap = await repository.trap('program');
    for (const name of ['GIT_SSH_COMMAND', 'GIT_EXTERNAL_DIFF', 'GIT_ASKPASS', 'GIT_EDITOR'])
      environment[name] = trap;
    environment['GIT_CONFIG_VALUE_0'] = trap;
    for (const hook of hooks) await repository.trap(hook);
    await writeHostileConfiguration(bench.workspace.resolve('.git/config'), trap);
    await bench.workspace.write('.git/info/attributes', 'tracked.txt filter=x diff=x merge=x\n');
    // As long as before: git has to compare what they hold.
    await bench.workspace.write('tracked.txt', 'later\n');
    const outcome = await bench.call('git_commit', { paths: ['a.ts'], message: 'm' });
    expect(outcome.status).toBe('done');
    // A clean filter would run here: git compares the file with what is staged.
    const all = await bench.call('git_commit', { all: true, message: 'm' });
    expect(all.text).toContain('filter x');
    expect(await repository.sprung()).toEqual([]);
    expect(await repository.committed()).toEqual(['a.ts']);
    // The traps are sharp: the user's own git walks into them.
    await git('add', 'tracked.txt').catch(() => undefined);
    expect(await repository.sprung()).not.toEqual([]);
  });

  it.each(['.gitattributes', '.gitignore', 'deep/.gitattributes'])(
    'waits for nobody who could write into a pipe called %s',
    async (path) => {
      await using repository = await openRepositoryBench({
        files: { 'a.ts': 'a\n', 'deep/b.ts': 'b\n' },
      });
      const { bench, git } = repository;
      await git('add', 'deep/b.ts');
      await promisify(execFile)('mkfifo', [bench.workspace.resolve(path)]);
      for (const call of [{ paths: ['a.ts', 'deep/b.ts'] }, { all: true }]) {
        const outcome = await bench.call('git_commit', { ...call, message: 'm' });
        expect(outcome.text).toContain(path);
        expect(outcome.text).toContain('no regular file');
      }
    },
  );

  it.each(['ext::%', 'ssh://host.invalid/x', '/nonexistent/x'])(
    'reaches no other repository for an object that is missing: %s',
    async (url) => {
      await using repository = await openRepositoryBench({ files: { 'a.ts': 'a\n' } });
      const { bench, git } = repository;
      const trap = await repository.trap('program');
      const tree = (await git('rev-parse', 'HEAD^{tree}')).trim();
      for (const [key, value] of [
        ['core.repositoryFormatVersion', '1'],
        ['extensions.partialClone', 'x'],
        ['remote.x.url', url.replace('%', trap)],
        ['remote.x.promisor', 'true'],
        ['remote.x.uploadpack', trap],
        ['core.sshCommand', trap],
        ['protocol.allow', 'always'],
        ['protocol.ext.allow', 'always'],
      ] as const)
        await git('config', key, value);
      await rm(bench.workspace.resolve(`.git/objects/${tree.slice(0, 2)}/${tree.slice(2)}`));
      const outcome = await bench.call('git_commit', { paths: ['a.ts'], message: 'm' });
      expect(outcome.status).toBe('failed');
      expect(await repository.sprung()).toEqual([]);
      await git('ls-tree', 'HEAD').catch(() => undefined);
      expect(await repository.sprung()).toEqual(['sprung-program']);
    },
  );

  it.each([
    ['* filter=lfs', 'x\n', 'filter lfs'],
    ['*.ts text', 'x\r\n', 'carriage returns'],
    ['* text=auto', 'x\r\n', 'carriage returns'],
    ['*.ts working-tree-encoding=UTF-16', 'x\n', 'another encoding'],
  ])('leaves to the user what git would store otherwise: %s', async (attributes, content, told) => {
    const files = { '.gitattributes': `${attributes}\n`, 'a.ts': content };
    await using repository = await openRepositoryBench({ files });
    const outcome = await repository.bench.call('git_commit', { paths: ['a.ts'], message: 'm' });
    expect(outcome.status).toBe('failed');
    expect(outcome.text).toContain(told);
  });

  it('commits carriage returns where nothing converts them', async () => {
    const files = { '.gitattributes': '*.bat -text\n', 'a.bat': 'x\r\n', 'b.txt': 'y\r\n' };
    await using repository = await openRepositoryBench({ files });
    const paths = ['a.bat', 'b.txt', '.gitattributes'];
    const outcome = await repository.bench.call('git_commit', { paths, message: 'm' });
    expect(outcome.status).toBe('done');
    expect(await repository.git('show', 'HEAD:a.bat')).toBe('x\r\n');
  });
});

describe('git_commit', () => {
  it('commits the listed files and nothing else, while what the user staged stays staged', async () => {
    await using repository = await openRepositoryBench({ files: { 'a.ts': 'a\n', 'b.ts': 'b\n' } });
    const { bench, git } = repository;
    await bench.workspace.write('tracked.txt', 'second\n');
    await git('add', 'b.ts');
    const outcome = await bench.call('git_commit', { paths: ['a.ts'], message: 'Add a\n\nBody.' });
    expect(outcome).toMatchObject({ status: 'done' });
    expect(outcome.text).toContain((await git('rev-parse', 'HEAD')).trim());
    expect(await repository.committed()).toEqual(['a.ts']);
    expect(await git('log', '-1', '--format=%an <%ae>|%cn|%B')).toBe(
      'A Person <person@example.org>|A Person|Add a\n\nBody.\n\n',
    );
    expect(await git('status', '--porcelain')).toBe('A  b.ts\n M tracked.txt\n');
  });

  it('commits names with spaces, dashes, brackets, unicode and line feeds as they are', async () => {
    const names = ['with space.ts', '-A', '--force', '-x.ts', 'a[1]*.ts', 'größe/日本.ts', 'l\nf'];
    const files = Object.fromEntries(names.map((name) => [name, `${name}\n`]));
    await using repository = await openRepositoryBench({ files });
    const { bench } = repository;
    await bench.workspace.write('other.ts', 'not this\n');
    const paths = ['./-x.ts', ...names.filter((name) => name !== '-x.ts')];
    const outcome = await bench.call('git_commit', { paths, message: 'odd names' });
    expect(outcome.status).toBe('done');
    expect(await repository.committed()).toEqual([...names].sort());
  });

  it('makes the first commit of a repository, keeps the executable bit and commits a removal', async () => {
    await using repository = await openRepositoryBench({ files: { 'run.sh': 'exit 0\n' } });
    const { bench, git } = repository;
    await git('checkout', '--quiet', '--orphan', 'fresh');
    await chmod(bench.workspace.resolve('run.sh'), 0o755);
    const first = await bench.call('git_commit', { paths: ['run.sh'], message: 'first' });
    expect(first.status).toBe('done');
    expect(await git('ls-tree', 'HEAD')).toMatch(/^100755 blob \S+\trun\.sh\n$/u);
    await rm(bench.workspace.resolve('run.sh'));
    await bench.call('git_commit', { paths: ['tracked.txt'], message: 'second' });
    const third = await bench.call('git_commit', { paths: ['run.sh'], message: 'third' });
    expect(third.status).toBe('done');
    expect(await git('ls-tree', '--name-only', 'HEAD')).toBe('tracked.txt\n');
    expect(await git('status', '--porcelain')).toBe('');
  });

  it('commits every tracked file that changed with all, and no untracked one', async () => {
    await using repository = await openRepositoryBench({ files: { 'new.ts': 'n\n' } });
    const { bench } = repository;
    await bench.workspace.write('tracked.txt', 'second\n');
    const outcome = await bench.call('git_commit', { all: true, message: 'all' });
    expect(outcome.status).toBe('done');
    expect(await repository.committed()).toEqual(['tracked.txt']);
    const again = await bench.call('git_commit', { all: true, message: 'again' });
    expect(again).toMatchObject({ status: 'failed' });
    expect(again.text).toContain('no tracked file changed');
  });

  it.each([
    ['../x', 'denied'],
    ['/etc/passwd', 'denied'],
    [':/', 'denied'],
    [':(glob)**', 'denied'],
    [':!x', 'denied'],
    ['.env', 'denied'],
    ['keys/id_rsa', 'denied'],
    ['.git/config', 'denied'],
    ['nested/.git/config', 'denied'],
    ['out.txt', 'denied'],
    ['outdir/passwd', 'denied'],
    ['loop', 'denied'],
    ['--force', 'failed'],
    ['-A', 'failed'],
    ['*.txt', 'failed'],
    ['dir', 'failed'],
    ['inner.txt', 'failed'],
    ['innerdir/file.ts', 'failed'],
    ['twice.txt', 'failed'],
    ['nested/file.ts', 'failed'],
    ['ignored.log', 'failed'],
    ['missing.ts', 'failed'],
    ['.', 'denied'],
    ['', 'denied'],
  ])('refuses %j and leaves the index as it was, byte for byte', async (path, status) => {
    await using repository = await openRepositoryBench({
      files: {
        '.env': 'SECRET=1\n',
        'keys/id_rsa': 'k\n',
        'dir/file.ts': 'x\n',
        'nested/.git/HEAD': 'ref: refs/heads/main\n',
        'nested/.git/config': '\n',
        'nested/file.ts': 'x\n',
        '.gitignore': '*.log\n',
        'ignored.log': 'x\n',
        'fine.ts': 'x\n',
      },
    });
    const { bench, git } = repository;
    const at = (name: string): string => bench.workspace.resolve(name);
    await symlink('/etc/passwd', at('out.txt'));
    await symlink('/etc', at('outdir'));
    await symlink('loop', at('loop'));
    await symlink('tracked.txt', at('inner.txt'));
    await symlink('dir', at('innerdir'));
    await link(at('fine.ts'), at('twice.txt'));
    const [index, head] = [await repository.index(), await git('rev-parse', 'HEAD')];
    await bench.workspace.write('also.ts', 'ordinary\n');
    const outcome = await bench.call('git_commit', { paths: ['also.ts', path], message: 'm' });
    expect(outcome).toMatchObject({ status });
    expect(await repository.index()).toBe(index);
    expect(await git('rev-parse', 'HEAD')).toBe(head);
  });

  it('refuses a new secret by file and rule, tells nothing of it, and lets one that was there before pass', async () => {
    const secret = 'ghp_q7Zr2Lm9Xw4Tb8Vn1Kd6Hs3Jf5Gp0YcA1e2U';
    await using repository = await openRepositoryBench({ files: { 'a.ts': `"${secret}"\n` } });
    const { bench, git } = repository;
    const index = await repository.index();
    const refused = await bench.call('git_commit', { paths: ['a.ts'], message: 'm' });
    expect(refused.status).toBe('failed');
    expect(refused.text).toContain('"a.ts"');
    expect(refused.text).toContain('secret (');
    expect(refused.text).not.toContain(secret);
    expect(await repository.index()).toBe(index);
    const told = await bench.call('git_commit', { paths: ['tracked.txt'], message: secret });
    expect(told.status).toBe('failed');
    await git('add', 'a.ts');
    await git('commit', '--quiet', '--message=the user did');
    await bench.workspace.write('a.ts', `"${secret}" // now with a comment\n`);
    const passed = await bench.call('git_commit', { paths: ['a.ts'], message: 'comment' });
    expect(passed.status).toBe('done');
  });

  it('asks in the mode default, commits after a yes, and nothing after a no', async () => {
    const asked: Intent[] = [];
    let says = 'no';
    await using repository = await openRepositoryBench({
      files: { 'a.ts': 'a\n' },
      mode: 'default',
      approvalPrompt: ({ ruling }) => {
        asked.push(ruling.intent);
        const { hash: shownHash } = ruling;
        return Promise.resolve(
          says === 'no'
            ? { decision: 'no', reason: 'not now' }
            : { decision: 'yes', shownHash, scope: 'once' },
        );
      },
    });
    const args = { paths: ['a.ts'], message: 'm' };
    expect(await repository.bench.call('git_commit', args)).toMatchObject({
      status: 'denied',
      rule: 'refused-by-user',
    });
    expect(await repository.git('log', '--format=%s')).toBe('first\n');
    says = 'yes';
    expect((await repository.bench.call('git_commit', args)).status).toBe('done');
    expect(asked[1]).toEqual({ kind: 'commit-files', all: false, ...args });
  });

  it('commits nothing that was swapped for something else after it was approved', async () => {
    await using repository = await openRepositoryBench({ files: { 'a.ts': 'a\n', 'd/b.ts': '' } });
    const { bench, git } = repository;
    const { signal } = new AbortController();
    const approve = async (paths: readonly string[]) => {
      const intent = { kind: 'commit-files', paths, all: false, message: 'm' } as const;
      const approved = bench.judge.approve(await bench.judge.judge(intent));
      if (!approved.ok) throw new Error(approved.failure.reason);
      return approved.value;
    };
    const file = await approve(['a.ts']);
    const inDirectory = await approve(['d/passwd']);
    await rm(bench.workspace.resolve('a.ts'));
    await symlink('/etc/passwd', bench.workspace.resolve('a.ts'));
    await rm(bench.workspace.resolve('d'), { recursive: true });
    await symlink('/etc', bench.workspace.resolve('d'));
    for (const approved of [file, inDirectory])
      expect(await bench.hands.commitFiles(approved, { signal })).toMatchObject({ ok: false });
    expect(await git('log', '--format=%s')).toBe('first\n');
  });

  it('loses no commit that somebody makes meanwhile', async () => {
    await using repository = await openRepositoryBench({ files: { 'a.ts': 'a\n', 'b.ts': 'b\n' } });
    const { bench, git } = repository;
    const read = bench.root.readFile.bind(bench.root);
    // The look at the file is after the look at the branch.
    bench.root.readFile = async (path, options) => {
      if (path.endsWith('a.ts'))
        await git('commit', '--quiet', '--allow-empty', '--message=faster');
      return read(path, options);
    };
    const index = await repository.index();
    const outcome = await bench.call('git_commit', { paths: ['a.ts'], message: 'm' });
    expect(outcome.status).toBe('failed');
    expect(await git('log', '--format=%s')).toBe('faster\nfirst\n');
    expect(await repository.index()).toBe(index);
  });

  it('commits a hundred files in one go, and refuses more names than fit', async () => {
    const names = Array.from({ length: 100 }, (_none, at) => `src/file-${at}.ts`);
    const files = Object.fromEntries(names.map((name) => [name, `${name}\n`]));
    await using repository = await openRepositoryBench({ files });
    const { bench } = repository;
    const outcome = await bench.call('git_commit', { paths: names, message: 'many' });
    expect(outcome.status).toBe('done');
    expect(await repository.committed()).toEqual([...names].sort());
    const long = Array.from(
      { length: 60 },
      (_none, at) => `${'x'.repeat(200)}/`.repeat(9) + String(at),
    );
    const refused = await bench.call('git_commit', { paths: long, message: 'm' });
    expect(refused.text).toContain('too many files at once');
  });

  it('takes the branch back when the index cannot be written', async () => {
    await using repository = await openRepositoryBench({ files: { 'a.ts': 'a\n' } });
    const { bench, git } = repository;
    const [index, head] = [await repository.index(), await git('rev-parse', 'HEAD')];
    await writeFile(bench.workspace.resolve('.git/index.lock'), '');
    const outcome = await bench.call('git_commit', { paths: ['a.ts'], message: 'm' });
    expect(outcome).toMatchObject({ status: 'failed' });
    expect(outcome.text).toContain('git update-index');
    expect(await repository.index()).toBe(index);
    expect(await git('rev-parse', 'HEAD')).toBe(head);
  });

  it.each([
    ['MERGE_HEAD', 'a merge'],
    ['CHERRY_PICK_HEAD', 'a cherry-pick'],
  ])('makes no commit while %s stands', async (name, told) => {
    await using repository = await openRepositoryBench({ files: { 'a.ts': 'a\n' } });
    const { bench, git } = repository;
    await bench.workspace.write(`.git/${name}`, await git('rev-parse', 'HEAD'));
    const outcome = await bench.call('git_commit', { paths: ['a.ts'], message: 'm' });
    expect(outcome.text).toContain(told);
  });

  it('commits in a repository of another owner only where the user trusts it', async () => {
    const runner = createProgramRunner({ environment: {} });
    // git's own way to have another owner in a test.
    const run: RunProgram = ({ environment, ...program }, limits) => {
      const foreign = { ...environment, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
      return runner.run({ ...program, environment: foreign }, limits);
    };
    await using repository = await openRepositoryBench({
      files: { 'a.ts': 'a\n' },
      hands: { run },
    });
    const commit = () => repository.bench.call('git_commit', { paths: ['a.ts'], message: 'm' });
    expect((await commit()).text).toContain('dubious ownership');
    await repository.git('config', '--global', 'safe.directory', repository.bench.workspace.path);
    expect((await commit()).status).toBe('done');
    await runner.close();
  });

  it('refuses a workspace that is not the top of its repository', async () => {
    await using repository = await openRepositoryBench({ files: { 'a.ts': 'a\n' } });
    const { bench, git } = repository;
    await git('config', 'core.worktree', '/');
    const elsewhere = await bench.call('git_commit', { paths: ['a.ts'], message: 'm' });
    expect(elsewhere.text).toContain('top of the repository');
    await rm(bench.workspace.resolve('.git'), { recursive: true });
    const none = await bench.call('git_commit', { paths: ['a.ts'], message: 'm' });
    expect(none.text).toContain('not the top of a git repository');
  });

  it.each(['objects', 'objects/zz', 'refs', 'refs/heads', 'logs/HEAD', 'index', 'packed-refs'])(
    'writes through no link at .git/%s',
    async (part) => {
      await using repository = await openRepositoryBench({ files: { 'a.ts': 'a\n' } });
      const { bench } = repository;
      const path = join(bench.workspace.path, '.git', part);
      await rm(path, { recursive: true, force: true });
      await symlink(bench.workspace.resolve('a.ts'), path);
      const outcome = await bench.call('git_commit', { paths: ['a.ts'], message: 'm' });
      expect(outcome.status).toBe('failed');
      expect(await bench.workspace.read('a.ts')).toBe('a\n');
    },
  );

  it.each(['objects', 'refs', 'refs/heads', 'logs', 'index', 'refs/heads/main', 'logs/HEAD'])(
    'leaves .git/%s alone where a link moved it outside, although git would follow',
    async (part) => {
      await using repository = await openRepositoryBench({ files: { 'a.ts': 'a\n' } });
      const { bench, git, outside } = repository;
      await rename(bench.workspace.resolve(`.git/${part}`), outside.resolve('part'));
      await symlink(outside.resolve('part'), bench.workspace.resolve(`.git/${part}`));
      expect(await git('log', '--format=%s')).toBe('first\n');
      const before = await readdir(outside.path, { recursive: true });
      const outcome = await bench.call('git_commit', { paths: ['a.ts'], message: 'm' });
      expect(outcome.text).toContain('is a link; git would write where it leads');
      expect(await readdir(outside.path, { recursive: true })).toEqual(before);
      expect(await git('log', '--format=%s')).toBe('first\n');
    },
  );

  it('commits in a worktree that its repository knows, and in no other', async () => {
    await using home = await openRepositoryBench();
    await using side = await openRepositoryBench({ files: { 'b.ts': 'b\n' } });
    const { workspace } = side.bench;
    const commit = () => side.bench.call('git_commit', { paths: ['b.ts'], message: 'beside' });
    const elsewhere = home.bench.workspace.resolve('.git/side');
    await home.git('worktree', 'add', '--quiet', '-b', 'side', elsewhere);
    for (const target of ['.git', '.git/worktrees/side']) {
      await rm(workspace.resolve('.git'), { recursive: true });
      await workspace.write('.git', `gitdir: ${home.bench.workspace.resolve(target)}\n`);
      expect((await commit()).text).toContain('no worktree here');
    }
    await home.git('worktree', 'repair', workspace.path);
    expect((await commit()).status).toBe('done');
    expect(await home.git('log', '--format=%s', 'side')).toBe('beside\nfirst\n');
    expect(await home.git('log', '--format=%s', 'main')).toBe('first\n');
  });
});

async function writeHostileConfiguration(path: string, trap: string): Promise<void> {
  const lines = hostile(trap).map((setting) => {
    const at = setting.indexOf('=', setting.lastIndexOf('.'));
    const [key, value] = [setting.slice(0, at), setting.slice(at + 1)];
    const [section = '', ...rest] = key.split('.');
    const name = rest.pop() ?? '';
    const head = rest.length === 0 ? section : `${section} "${rest.join('.')}"`;
    return `[${head}]\n\t${name} = "${value}"\n`;
  });
  await appendFile(path, lines.join(''));
}
