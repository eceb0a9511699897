import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { SelfwareError } from '@selfware/contracts';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox, type SandboxPolicy } from '../../src/sandbox.ts';
import { quoteWord } from '../../src/sandbox/scripts/quote-word.ts';
import { giveTo } from '../fixtures/sandbox-ground.ts';
import { findSandboxCases } from '../fixtures/sandbox-levels.ts';
import { runProgram } from '../fixtures/run-program.ts';

interface Made extends AsyncDisposable {
  readonly workspace: TemporaryWorkspace;
  readonly inside: string;
  readonly sandbox: Sandbox;
}

const timeoutMs = 20_000;
const path = '/usr/local/bin:/usr/bin:/bin';
const cases = await findSandboxCases();
const own = cases.filter(({ run }) => run === runProgram).slice(0, 1);

describe.each(cases)('a sandbox by $level for $name', ({ run, uid, level }) => {
  async function make(
    files: Readonly<Record<string, string>> = {},
    policy: SandboxPolicy = {},
  ): Promise<Made> {
    const workspace = await createTemporaryWorkspace({ 'home/.ssh/key': 'secret', ...files });
    const inside = workspace.resolve('project');
    await mkdir(inside, { recursive: true });
    await giveTo(uid, [workspace.path, inside]);
    const home = workspace.resolve('home');
    const sandbox = await createSandbox({
      ...{ run, home, workspace: inside, selfTest: 'skip' },
      policy: { levels: [level], ...policy },
    });
    return {
      workspace,
      inside,
      sandbox,
      [Symbol.asyncDispose]: () => workspace[Symbol.asyncDispose](),
    };
  }

  async function shell(
    { sandbox, inside }: { sandbox: Sandbox; inside: string },
    script: string,
  ): Promise<{ code: number | undefined; output: string }> {
    const argv = ['bash', '--norc', '-c', script] as const;
    const program = { argv, cwd: inside, environment: { PATH: path } };
    const outcome = await run(sandbox.wrap(program), { timeoutMs });
    return { code: outcome.exitCode, output: `${outcome.stdout.text()}${outcome.stderr.text()}` };
  }

  it('holds every attempt to escape', async () => {
    await using made = await make();
    const found = await made.sandbox.selfTest();
    expect(found.filter(({ outcome }) => outcome === 'escaped')).toEqual([]);
    expect(found.filter(({ outcome }) => outcome === 'held').length).toBeGreaterThanOrEqual(25);
    if (level === 'bubblewrap')
      expect(found.map(({ outcome }) => outcome)).not.toContain('lacking');
    expect(await readdir(made.inside)).toEqual([]);
  });

  it.each([`it's`, 'a b', 'a\tb', 'a\\040b', 'a,b', '#a', '*'])(
    'holds them and covers what is protected in a directory that is called %j',
    async (name) => {
      await using workspace = await createTemporaryWorkspace({ 'home/a': '' });
      const inside = workspace.resolve(name);
      const kept = `${inside}/kept`;
      await mkdir(kept, { recursive: true });
      await giveTo(uid, [workspace.path, inside, kept]);
      const sandbox = await createSandbox({
        ...{ run, home: workspace.resolve('home'), workspace: inside },
        policy: { levels: [level], protectedPaths: ['kept/'] },
      });
      expect(sandbox.probes.filter(({ outcome }) => outcome === 'held').length).toBeGreaterThan(25);
      await shell({ sandbox, inside }, 'touch made kept/made; mkdir .claude/made');
      expect([await readdir(inside), await readdir(kept)]).toEqual([['kept', 'made'], []]);
    },
  );

  it('keeps directory, environment, input, output and exit code', async () => {
    await using made = await make();
    const environment = { PATH: path, TOLD: `a'b "c" $d\ne` };
    const script = 'pwd; cat; printf %s "$TOLD"; echo bad >&2; exit 7';
    const argv = ['sh', '-c', script] as const;
    const program = { argv, cwd: made.inside, environment, input: 'given\n' };
    const outcome = await run(made.sandbox.wrap(program), { timeoutMs });
    expect(outcome.exitCode).toBe(7);
    expect(outcome.stdout.text()).toBe(`${made.inside}\ngiven\n${environment.TOLD}`);
    expect(outcome.stderr.text()).toBe('bad\n');
  });

  it('starts programs, never words of a shell', async () => {
    await using made = await make();
    const odd = ['printf', '%s|', '$(id)', '', '--', "it's", ';exit 3'] as const;
    const outcome = await run(
      made.sandbox.wrap({ argv: odd, cwd: made.inside, environment: { PATH: path } }),
      { timeoutMs },
    );
    expect(outcome.stdout.text()).toBe("$(id)||--|it's|;exit 3|");
    const absent = { argv: ['exit', '0'] as const, cwd: made.inside };
    const missing = await run(made.sandbox.wrap(absent), { timeoutMs });
    expect(missing.exitCode).toBe(127);
  });

  it('writes in the workspace and in its own temporary directory, and nowhere else', async () => {
    await using made = await make();
    const outside = made.workspace.resolve('outside');
    const script = `echo x > made; echo y > /tmp/own; : > ${outside} ; : > /etc/selfware-made; : > /var/tmp/selfware-made; : > /dev/shm/selfware; cat /tmp/own`;
    expect((await shell(made, script)).output).toContain('y\n');
    expect(await readdir(made.inside)).toEqual(['made']);
    await expect(lstat(outside)).rejects.toThrow('ENOENT');
    for (const name of ['/tmp/own', '/etc/selfware-made', '/var/tmp/selfware-made'])
      await expect(lstat(name)).rejects.toThrow('ENOENT');
  });

  it('reaches no socket outside, whenever it was made', async () => {
    await using made = await make();
    const later = made.workspace.resolve('project/later');
    await using server = createServer((socket) => socket.end('reached'));
    server.listen(later);
    await once(server, 'listening');
    await chmod(later, 0o777);
    const code = `my $s; socketpair($s, my $t, 1, 2, 0) or socket($s, 1, 1, 0) or die; connect($s, pack('Sa*', 1, 'later')) and print 'reached'`;
    const stream = `socket(my $s, 1, 1, 0) or die "none: $!"; connect($s, pack('Sa*', 1, 'later')) and print 'reached'`;
    for (const words of [code, stream]) {
      const { output } = await shell(made, `perl -e '${words.replaceAll("'", "'\\''")}'`);
      expect(output).not.toContain('reached');
    }
  });

  it('lets programs talk in pairs', async () => {
    await using made = await make();
    const code = `socketpair(my $s, my $t, 1, 1, 0) or die; syswrite($s, "told\n"); print scalar(<$t>)`;
    const { output } = await shell(made, `perl -e '${code}'`);
    expect(output).toBe('told\n');
  });

  it('lets programs listen within where the policy says so, and hides what listens outside', async () => {
    await using made = await make({}, { unixSockets: 'any' });
    await using server = createServer((socket) => socket.end('reached'));
    server.listen(made.workspace.resolve('project/later'));
    await once(server, 'listening');
    await chmod(made.workspace.resolve('project/later'), 0o777);
    const reach = (name: string): string =>
      `perl -e 'socket(my $s, 1, 1, 0); connect($s, pack("Sa*", 1, $ARGV[0])) and print "reached @ARGV"' ${name}`;
    const listen = `socket(my $l, 1, 1, 0); bind($l, pack("Sa*", 1, "own")); listen($l, 1); `;
    const { output } = await shell(
      made,
      `perl -e '${listen} system(@ARGV)' bash -c ${quoteWord(reach('own'))}; ${reach('later')}`,
    );
    expect(output).toBe('reached own');
  });

  // The other level mounts each by a program of its own, which takes half a minute.
  it.runIf(level === 'bubblewrap')(
    'covers as many paths as do not fit into a word of a command line',
    async () => {
      const long = 'a-name-of-some-length-'.repeat(8);
      const names = Array.from({ length: 350 }, (_, at) => `some/where/${long}${String(at)}`);
      await using made = await make({}, { protectedPaths: names });
      await mkdir(`${made.inside}/some/where`, { recursive: true });
      for (const name of names.slice(0, 2)) await writeFile(`${made.inside}/${name}`, '');
      await giveTo(uid, [`${made.inside}/some`, `${made.inside}/some/where`]);
      const { output } = await shell(
        made,
        `echo x > ${names[1] ?? ''}; echo x > ${names[2] ?? ''}`,
      );
      expect(output.match(/Read-only file system/gu)).toHaveLength(2);
    },
  );

  it('hides the credentials of the user', async () => {
    const policy = { hidden: ['secret.txt'] };
    await using made = await make({ 'project/secret.txt': 'a secret' }, policy);
    await chmod(made.workspace.resolve('home'), 0o755);
    const home = made.workspace.resolve('home');
    const { output } = await shell(made, `ls ${home}/.ssh; cat ${home}/.ssh/key secret.txt; ls`);
    expect(output).not.toContain('secret\n');
    expect(output).not.toContain('a secret');
  });

  it('covers protected paths that exist, and those that do not yet, and leaves no trace of them', async () => {
    const policy = { protectedPaths: ['deep/er/file', 'later/'] };
    await using made = await make(
      { 'project/.git/config': '[core]\n', 'project/deep/a': '' },
      policy,
    );
    await giveTo(
      uid,
      ['.git', '.git/config', 'deep'].map((name) => `${made.inside}/${name}`),
    );
    const attacks = [
      ...['echo x >> .git/config', 'mkdir .git/hooks', 'echo x > .git/hooks/pre-commit'],
      ...['mv .git gone', 'mv deep gone', 'rm -rf .git/config', 'ln -sfn /tmp .selfware'],
      ...['echo x > .selfware/y', 'mkdir -p deep/er && echo x > deep/er/file', 'rmdir later'],
      ...['mv later gone', 'echo x > .mcp.json', 'rm -f .mcp.json', 'touch later/x'],
    ];
    const { output } = await shell(made, `${attacks.join('\n')}\ntouch .git/index; echo END`);
    expect(output).toContain('END');
    expect((await readdir(made.inside, { recursive: true })).sort()).toEqual(
      ['.git', '.git/config', '.git/index', 'deep', 'deep/a'].sort(),
    );
    expect(await readFile(`${made.inside}/.git/config`, 'utf8')).toBe('[core]\n');
  });

  it('covers repositories and settings in directories beneath, also those that are made later', async () => {
    await using made = await make({
      'project/sub/.git/config': '[core]\n',
      'project/sub/.claude/settings.json': '{}',
      'project/tree/.git': 'gitdir: ../sub/.git',
      'project/tree/file': '',
    });
    const give = (names: readonly string[]): Promise<void> =>
      giveTo(
        uid,
        names.map((name) => `${made.inside}/${name}`),
      );
    await give(['sub', 'sub/.git', 'sub/.git/config', 'sub/.claude', 'sub/.claude/settings.json']);
    await give(['tree', 'tree/.git']);
    const attacks = [
      ...[
        'echo x >> sub/.git/config',
        'mkdir sub/.git/hooks',
        'echo x > sub/.git/hooks/pre-commit',
      ],
      ...['mv sub gone', 'mv sub/.git sub/gone', 'echo x > sub/.claude/settings.json'],
      ...['echo x > tree/.git', 'rm -f tree/.git', 'mv tree gone'],
    ];
    await shell(made, `${attacks.join('\n')}\ntouch sub/.git/index; mkdir -p later/.git`);
    const names = ['later', 'later/.git', 'sub', 'sub/.claude', 'sub/.claude/settings.json'];
    const kept = [
      'sub/.git',
      'sub/.git/config',
      'sub/.git/index',
      'tree',
      'tree/.git',
      'tree/file',
    ];
    expect((await readdir(made.inside, { recursive: true })).sort()).toEqual([...names, ...kept]);
    expect(await readFile(`${made.inside}/sub/.git/config`, 'utf8')).toBe('[core]\n');
    expect(await readFile(`${made.inside}/tree/.git`, 'utf8')).toBe('gitdir: ../sub/.git');
    await made.sandbox.refresh();
    const { output } = await shell(made, 'echo x > later/.git/config; mv later gone');
    expect(output).toContain('Read-only file system');
    expect(await readdir(`${made.inside}/later/.git`)).toEqual([]);
  });

  it('goes on where a nested repository is gone or became a link', async () => {
    await using made = await make({ 'project/a/.git/config': '', 'project/b/.git/config': '' });
    await rm(`${made.inside}/a`, { recursive: true });
    await rm(`${made.inside}/b/.git`, { recursive: true });
    await symlink('/tmp', `${made.inside}/b/.git`);
    await made.sandbox.refresh();
    expect((await shell(made, 'echo still')).output).toBe('still\n');
    expect((await readdir(made.inside)).sort()).toEqual(['b']);
  });

  it('is not made where a link stands at a protected path, and names it', async () => {
    await using place = await createTemporaryWorkspace({ 'home/a': '', 'p/a': '' });
    const workspace = place.resolve('p');
    await symlink('../home', `${workspace}/.claude`);
    const options = { run, workspace, home: place.resolve('home'), selfTest: 'skip' } as const;
    const policy = { levels: [level] } as const;
    await expect(createSandbox({ ...options, policy })).rejects.toMatchObject({
      code: 'safety/sandbox-policy',
      message: expect.stringContaining(`${workspace}/.claude, which leads to ../home`) as string,
    });
    const lifted = { ...policy, unprotected: ['.claude'] };
    expect(await createSandbox({ ...options, policy: lifted })).toMatchObject({ level });
  });

  it('ends a program that fills memory by files', async () => {
    await using made = await make({}, { limits: { tmpBytes: 4_194_304 } });
    for (const place of ['/tmp', '/dev/shm', '/dev', '/run']) {
      const { code } = await shell(made, `head -c 80000000 /dev/zero > ${place}/filler`);
      expect([place, code]).toEqual([place, 1]);
    }
    expect((await shell(made, 'head -c 4000000 /dev/zero > /tmp/fits')).code).toBe(0);
  });

  it('is the first to go where memory runs out', async () => {
    await using made = await make();
    expect((await shell(made, 'cat /proc/self/oom_score_adj')).output).toBe('800\n');
  });

  it('gives a process no more data than it may have', async () => {
    await using made = await make({}, { limits: { processMemoryBytes: 104_857_600 } });
    const take = (megabytes: number): string =>
      `perl -e 'my $held = "a" x (${String(megabytes)} << 20); print length $held'`;
    expect((await shell(made, take(8))).output).toBe(String(8 << 20));
    expect((await shell(made, take(300))).output).toMatch(/Out of memory/iu);
  });

  it.runIf(uid !== 0)(
    'bounds the processes of a fork bomb, and the next program runs',
    async () => {
      await using made = await make({}, { limits: { processes: 24 } });
      // Bounded by itself as well, so that a machine without the limit stands it.
      const bomb = 'for at in {1..200}; do sleep 5 & done; jobs -p | wc -l';
      const { output } = await shell(made, bomb);
      expect(output).toMatch(/Resource temporarily unavailable/u);
      expect((await shell(made, 'echo still')).output).toBe('still\n');
    },
  );

  it('takes away what a run left that was killed', async () => {
    await using made = await make();
    await mkdir(`${made.inside}/.vscode`);
    await giveTo(uid, [`${made.inside}/.vscode`]);
    await utimes(`${made.inside}/.vscode`, 1_000_000_007, 1_000_000_007);
    await shell(made, 'true');
    expect(await readdir(made.inside)).toEqual([]);
  });

  it('keeps the cover of one run while another ends', async () => {
    await using made = await make();
    const long = shell(
      made,
      'touch started; while [ ! -e done ]; do read -t 0.05 <> <(:); done; echo x > .vscode/tasks.json',
    );
    const script = 'while [ ! -e started ]; do read -t 0.05 <> <(:); done; true';
    await shell(made, script);
    expect(await readdir(made.inside)).toContain('.vscode');
    await writeFile(`${made.inside}/done`, '');
    expect((await long).output).toContain('Read-only file system');
    expect((await readdir(made.inside)).sort()).toEqual(['done', 'started']);
  });

  it('starts nothing where a link stands at a protected path', async () => {
    await using made = await make();
    await symlink('/tmp', `${made.inside}/.selfware`);
    const { code, output } = await shell(made, 'touch made');
    expect([code, output]).toEqual([125, expect.stringContaining('expected no link')]);
    expect(await readdir(made.inside)).toEqual(['.selfware']);
  });

  it('ends every process with the program', async () => {
    await using made = await make();
    await shell(made, '(while :; do date +%N > beat; done) & while [ ! -s beat ]; do :; done');
    const before = await readFile(`${made.inside}/beat`, 'utf8');
    await shell(made, 'true');
    expect(await readFile(`${made.inside}/beat`, 'utf8')).toBe(before);
  });

  it('refuses to be made when an attempt gets out', async () => {
    await using made = await make();
    const options = { run, workspace: made.inside, home: made.workspace.resolve('home') };
    const ground = { outside: [made.inside] };
    await expect(
      createSandbox({ ...options, ground, policy: { levels: [level] } }),
    ).rejects.toThrow(/got out of .* by .*write-outside/u);
  });
});

describe('making a sandbox on this machine', () => {
  it('gives the first level that starts, and is refused where none does', async () => {
    await using place = await createTemporaryWorkspace({ 'home/a': '', 'p/a': '' });
    const options = { workspace: place.resolve('p'), home: place.resolve('home') };
    const made = await createSandbox({ run: runProgram, ...options }).catch((error: unknown) =>
      SelfwareError.isInstance(error) ? { level: error.code } : { level: String(error) },
    );
    expect(made.level).toBe(own[0]?.level ?? 'safety/no-sandbox');
  });
});

describe.each(own)('the temporary directory of a sandbox by $level', ({ level }) => {
  async function inOrder(
    { place, temporary }: { place: string; temporary?: 'lasting' },
    scripts: readonly string[],
  ): Promise<readonly string[]> {
    const policy = { levels: [level], ...(temporary && { temporary }) };
    const sandbox = await createSandbox({
      ...{ run: runProgram, workspace: place, home: '/nonexistent', selfTest: 'skip', policy },
    });
    const said: string[] = [sandbox.temporary];
    for (const script of scripts) {
      const program = { argv: ['sh', '-c', script] as const, cwd: place };
      said.push((await runProgram(sandbox.wrap(program), { timeoutMs })).stdout.text().trim());
    }
    await sandbox.close();
    return said;
  }

  const keep = ['echo hi > /tmp/keep.txt', 'cat /tmp/keep.txt'];

  it('lasts from one program to the next, nobody else enters it, and it goes with the sandbox', async () => {
    const place = await mkdtemp('/var/tmp/selfware-test-');
    try {
      const before = await kept();
      const during = `${keep[1] ?? ''}; mkdir -p /tmp/closed/a; chmod 0 /tmp/closed; stat -c %a /tmp`;
      const said = await inOrder({ place, temporary: 'lasting' }, [keep[0] ?? '', during]);
      expect(said).toEqual(['lasting', '', 'hi\n700']);
      expect(await kept()).toEqual(before);
    } finally {
      await rm(place, { recursive: true });
    }
  });

  it('is new for each program by default, and where the workspace lies in it', async () => {
    await using workspace = await createTemporaryWorkspace({ 'p/a': '' });
    const place = workspace.resolve('p');
    expect(await inOrder({ place }, keep)).toEqual(['each', '', '']);
    expect(await inOrder({ place, temporary: 'lasting' }, keep)).toEqual(['each', '', '']);
  });

  async function kept(): Promise<readonly string[]> {
    return (await readdir(tmpdir())).filter((name) => name.startsWith('selfware-tmp-'));
  }
});

describe.each(own)('a sandbox by $level around git', () => {
  it('lets an ordinary repository be worked with', async () => {
    await using workspace = await createTemporaryWorkspace({ 'home/a': '', 'p/file': 'text' });
    const cwd = workspace.resolve('p');
    const environment = { PATH: path, GIT_CONFIG_GLOBAL: '/dev/null' };
    const git = ['git', '-c', 'user.name=a', '-c', 'user.email=a@example.com'] as const;
    await runProgram({ argv: ['git', 'init', '-q'], cwd, environment }, { timeoutMs });
    const home = workspace.resolve('home');
    const sandbox = await createSandbox({
      run: runProgram,
      workspace: cwd,
      home,
      selfTest: 'skip',
    });
    for (const words of [
      ['add', '.'],
      ['commit', '-qm', 'x'],
      ['checkout', '-qb', 'other'],
      ['status', '-s'],
    ]) {
      const outcome = await runProgram(
        sandbox.wrap({ argv: [...git, ...words], cwd, environment }),
        { timeoutMs },
      );
      expect([words[0], outcome.exitCode, outcome.stderr.text()]).toEqual([words[0], 0, '']);
    }
    expect(await readdir(cwd)).toEqual(expect.arrayContaining(['.git', 'file']));
    expect(await readdir(`${cwd}/.git`)).not.toContain('commondir');
  });
});
