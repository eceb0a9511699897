import { execFile } from 'node:child_process';
import { access, mkdir, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environmentFor } from '../../src/program/git/environment-for.ts';
import { gatherGitFacts } from '../../src/program/git/gather-git-facts.ts';
import { judgeCommand } from '../../src/program/judge-command.ts';

const run = promisify(execFile);

// What a hostile repository may have; each makes `CANARY` a program that leaves a file behind.
const attacks: Readonly<Record<string, readonly string[]>> = {
  fsmonitor: ['git config core.fsmonitor CANARY'],
  'hooks elsewhere': ['mkdir h', 'cp CANARY h/post-index-change', 'git config core.hooksPath h'],
  'hooks in their place': ['cp CANARY .git/hooks/post-index-change'],
  pager: ['git config core.pager CANARY', 'git config pager.log CANARY'],
  'text conversion': ['git config diff.d.textconv CANARY', "echo '*.txt diff=d' > .gitattributes"],
  'diff driver': ['git config diff.d.command CANARY', "echo '*.txt diff=d' > .gitattributes"],
  'external diff': ['git config diff.external CANARY'],
  filter: ['git config filter.f.clean CANARY', "echo '*.txt filter=f' > .gitattributes"],
  'attributes of its own': [
    'git config filter.f.process CANARY',
    "echo '*.txt filter=f' > .git/info/attributes",
  ],
  included: ['git config -f more core.fsmonitor CANARY', 'git config include.path ../more'],
  'settings of one working tree': [
    'git config extensions.worktreeConfig true',
    'git config --worktree diff.external CANARY',
  ],
  signatures: ['git config gpg.program CANARY', 'git config log.showSignature true'],
  'signatures in a format': ['git config gpg.program CANARY', "git config format.pretty '%G?'"],
  alias: ["git config alias.st '!CANARY'", "git config alias.status '!CANARY'"],
  'fetch of what is missing': [
    'git config remote.origin.url .',
    'git config remote.origin.uploadpack CANARY',
    'git config remote.origin.promisor true',
    'git config extensions.partialClone origin',
    'git config core.repositoryFormatVersion 1',
    'rm -f .git/objects/$(git rev-parse HEAD:a.txt | sed "s,^..,&/,")',
  ],
  'submodule with a monitor': [
    'git init -q sub',
    'git -C sub commit -q --allow-empty -m s',
    'git add sub 2>&1',
    'git -C sub config core.fsmonitor CANARY',
  ],
  'submodule with a filter': [
    'git init -q sub',
    'echo a > sub/a.txt',
    'git -C sub add .',
    'git -C sub commit -q -m s',
    'git add sub 2>&1',
    'git -C sub config filter.f.clean CANARY',
    "echo '*.txt filter=f' > sub/.git/info/attributes",
    'echo b > sub/a.txt',
  ],
};

const looks = [
  'git status',
  'git status --short',
  'git diff',
  'git diff HEAD~1',
  'git diff --stat',
  'git log -p',
  'git log',
  'git show',
  'git show HEAD:a.txt',
  'git blame a.txt',
  'git grep a',
  'git ls-files -m',
  'git diff-files -p',
  'git diff-index -p HEAD',
  'git describe --always',
  'git cat-file -p HEAD:a.txt',
  'git stash list -p',
  'git reflog',
  'git branch -vv',
  'git submodule status',
  'git hash-object a.txt',
  'git archive --format=tar HEAD',
  'git st',
];

let base: TemporaryWorkspace;

beforeAll(async () => {
  base = await createTemporaryWorkspace({
    'canary.sh': '#!/bin/sh\ntouch "$CANARY_FILE"\n[ -t 0 ] || cat "$1" 2>/dev/null\n',
  });
});

afterAll(async () => {
  await base[Symbol.asyncDispose]();
});

async function shell(
  command: string,
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const env = {
    PATH: process.env['PATH'],
    HOME: base.resolve('home'),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@b.c',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@b.c',
    CANARY_FILE: base.resolve('canary'),
    ...environment,
  };
  // Some of these commands fail in a hostile repository: only what they leave behind counts.
  const done = run('bash', ['-c', command], { cwd, env, timeout: 10_000 });
  done.child.stdin?.end();
  await done.catch(() => undefined);
}

async function leavesCanary(
  command: string,
  cwd: string,
  environment?: Readonly<Record<string, string>>,
): Promise<boolean> {
  const canary = base.resolve('canary');
  await rm(canary, { force: true });
  // Newer than the index, so that git looks into the file again.
  await shell('touch a.txt', cwd);
  await shell(command, cwd, environment);
  return access(canary).then(
    () => true,
    () => false,
  );
}

const prepare = [
  'git init -q .',
  'echo a > a.txt',
  'git add a.txt',
  'git commit -q -m one',
  'echo b > a.txt',
  'git commit -q -a -m two',
  'printf "x%.0s" $(seq 3) > a.txt',
  'git -c core.hooksPath=/dev/null stash -q',
  'printf "tree %s\\nauthor a <a@b.c> 1 +0000\\ncommitter a <a@b.c> 1 +0000\\ngpgsig -----BEGIN PGP SIGNATURE-----\\n \\n iQ\\n -----END PGP SIGNATURE-----\\n\\nsigned\\n" $(git rev-parse HEAD^{tree}) > c',
  'git update-ref refs/heads/signed $(git hash-object -t commit -w c)',
  'git symbolic-ref HEAD refs/heads/signed',
  'rm c',
  'echo c > a.txt',
];

async function createRepository(name: string, steps: readonly string[]): Promise<string> {
  const cwd = base.resolve('repositories', name.replaceAll(' ', '-'));
  await mkdir(cwd, { recursive: true });
  await shell(`chmod +x ${base.resolve('canary.sh')}`, cwd);
  const script = [...prepare, ...steps].join('\n').replaceAll('CANARY', base.resolve('canary.sh'));
  await shell(script, cwd);
  return cwd;
}

interface Tally {
  readonly attacked: readonly string[];
  readonly allowed: readonly string[];
  readonly escaped: readonly string[];
}

async function attack(cwd: string): Promise<Tally> {
  const facts = await gatherGitFacts([cwd]);
  const attacked: string[] = [];
  const allowed: string[] = [];
  const escaped: string[] = [];
  for (const command of looks) {
    if (await leavesCanary(command, cwd)) attacked.push(command);
    const { decision, effects } = judgeCommand(command, { workspace: cwd, cwd, facts });
    if (decision !== 'allow') continue;
    allowed.push(command);
    if (await leavesCanary(command, cwd, environmentFor(effects.runs) ?? {})) escaped.push(command);
  }
  return { attacked, allowed, escaped };
}

// A pager is only started at a terminal, and git prefers its own commands to aliases: nothing runs without a terminal.
const needTerminal: readonly string[] = ['pager'];

describe('git in a hostile repository', () => {
  it.each(Object.entries(attacks))('runs nothing of %s when it is allowed', async (name, steps) => {
    const cwd = await createRepository(name, steps);
    const { attacked, escaped } = await attack(cwd);
    expect(escaped).toEqual([]);
    if (!needTerminal.includes(name)) expect(attacked).not.toEqual([]);
  });

  it('asks in a directory that is a repository without a working tree', async () => {
    const cwd = await createRepository('with a bare one', [
      'git init -q --bare bare',
      'git -C bare config core.bare false',
      'git -C bare config core.worktree ..',
      'git -C bare config core.fsmonitor CANARY',
      'git -C bare add a.txt',
    ]);
    const facts = await gatherGitFacts([`${cwd}/bare`]);
    expect(facts.gitExecutes).toBe(true);
    expect(await leavesCanary('git -C bare status', cwd)).toBe(true);
    expect(await leavesCanary('git -C bare status', cwd, environmentFor([['git', 'status']]))).toBe(
      false,
    );
  });

  it('asks nothing in an ordinary repository, in a working tree beside it, nor for its submodules', async () => {
    const cwd = await createRepository('ordinary', [
      'git config remote.origin.url https://example.org/a',
      'git config user.name x',
      'git config core.hooksPath .husky',
      'git worktree add -q ../beside HEAD',
    ]);
    await createRepository('other', []);
    await shell('git -c protocol.file.allow=always submodule --quiet add ../other sub', cwd);
    const { allowed, escaped } = await attack(cwd);
    expect(allowed).toHaveLength(looks.length - 1);
    expect(escaped).toEqual([]);
    const places = [cwd, `${cwd}/sub`, base.resolve('repositories/beside')];
    for (const place of places)
      expect(await gatherGitFacts([place])).toEqual({ gitExecutes: false, gitAliases: {} });
  });

  it('takes pointers to elsewhere, links and what cannot be read for executing', async () => {
    const cwd = await createRepository('pointers', [
      'mkdir f l m n && echo "gitdir: /nowhere/else" > f/.git && ln -s ../.git l/.git',
      'git init -q m && echo ../../x > m/.git/commondir',
      'git init -q n && echo "[open" > n/.git/config',
      'git config alias.St "status -s" && git config alias.x.command "!y"',
    ]);
    for (const name of ['f', 'l', 'm', 'n'])
      expect((await gatherGitFacts([`${cwd}/${name}`])).gitExecutes).toBe(true);
    expect((await gatherGitFacts([cwd])).gitAliases).toEqual({ st: 'status -s', x: '!y' });
  });
});
