import { describe, expect, it } from 'vitest';
import { buildGitAdd } from './build-git-add.ts';
import { buildGit } from './build-git.ts';

const workspace = '/home/me/work';
const environment = {
  PATH: '/usr/bin:/home/me/work/bin:relative:/bin',
  HOME: '/home/me',
  GIT_DIR: '/elsewhere/.git',
  GIT_WORK_TREE: '/',
  GIT_INDEX_FILE: '/elsewhere/index',
  GIT_EXTERNAL_DIFF: '/elsewhere/program',
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'core.fsmonitor',
  GIT_CONFIG_VALUE_0: '/elsewhere/program',
  GIT_CONFIG_PARAMETERS: "'core.pager=/elsewhere/program'",
  GIT_SSH_COMMAND: '/elsewhere/program',
  LD_PRELOAD: '/elsewhere/library.so',
};
const options = { workspace, environment };

describe('buildGitAdd', () => {
  it('hands names to git on standard input, so that none is an option or a pattern', () => {
    const built = buildGitAdd(['./-A', '*', 'a b\nc'], options);
    expect(built.ok && built.value.input).toBe('-A\0*\0a b\nc\0');
    expect(built.ok && built.value.argv.slice(-4)).toEqual([
      '--literal-pathspecs',
      'add',
      '--pathspec-from-file=-',
      '--pathspec-file-nul',
    ]);
  });

  it('refuses all for one path that does not fit', () => {
    expect(buildGitAdd(['a.ts', ':/'], options)).toMatchObject({
      ok: false,
      failure: { path: ':/', kind: 'magic' },
    });
  });

  it('refuses an empty list, which git would take for everything', () => {
    expect(buildGitAdd([], options)).toMatchObject({ ok: false, failure: { kind: 'invalid' } });
  });
});

describe('buildGit', () => {
  const built = buildGit(['status'], options);

  it('passes no variable on that git or the loader listens to', () => {
    expect(built.environment).toMatchObject({
      HOME: '/home/me',
      PATH: '/usr/bin:/bin',
      GIT_CONFIG_COUNT: '0',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_CEILING_DIRECTORIES: '/home/me',
      LC_ALL: 'C',
    });
    expect(Object.values(built.environment).join('\n')).not.toContain('elsewhere');
  });

  it.each([
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'protocol.ext.allow=never',
    'commit.gpgSign=false',
  ])('sets %s before the command', (setting) => {
    expect(built.argv.slice(1, built.argv.indexOf('status'))).toContain(setting);
  });

  it('switches off every program that the repository names, also under a name that holds `=`', () => {
    const configured = ['filter.a=b.c.clean', 'filter.x.required', 'hook.h.command', 'core.bare'];
    const { environment: set } = buildGit(['add'], { ...options, configured });
    expect(set).toMatchObject({
      GIT_CONFIG_COUNT: '3',
      GIT_CONFIG_KEY_0: 'filter.a=b.c.clean',
      GIT_CONFIG_VALUE_0: '',
      GIT_CONFIG_KEY_1: 'filter.x.required',
      GIT_CONFIG_VALUE_1: 'false',
      GIT_CONFIG_KEY_2: 'hook.h.enabled',
      GIT_CONFIG_VALUE_2: 'false',
    });
  });

  it('trusts a repository of another owner only where the user does', () => {
    const { argv } = buildGit(['status'], { ...options, trusted: ['/home/me/work', '*'] });
    expect(argv).toContain('safe.directory=/home/me/work');
    expect(argv).toContain('safe.directory=*');
    expect(built.argv.join()).not.toContain('safe.directory');
  });

  it('reads the user configuration, uses another index and says who commits only where it is told to', () => {
    const { environment: set } = buildGit(['commit-tree'], {
      ...options,
      userConfiguration: true,
      indexFile: '/tmp/index',
      identity: { name: 'A', email: 'a@example.org' },
    });
    expect(set).toMatchObject({
      GIT_INDEX_FILE: '/tmp/index',
      GIT_COMMITTER_EMAIL: 'a@example.org',
    });
    expect(set).not.toHaveProperty('GIT_CONFIG_GLOBAL');
    expect(built.environment).not.toHaveProperty('GIT_INDEX_FILE');
  });
});
