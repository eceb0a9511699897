import { describe, expect, it } from 'vitest';
import { classifyPath } from './classify-path.ts';
import { protectedTrees } from './protected-paths.data.ts';
import { severest } from './severity.ts';

const classOf = (path: string, also: readonly string[] = []): string => {
  const { read, write } = classifyPath(path.split('/'), also);
  return `${read} ${write}`;
};

describe('classifyPath', () => {
  it.each([
    ['src/a.ts', 'allow allow'],
    ['.git/hooks/pre-commit', 'allow deny'],
    ['deep/.git/config', 'allow deny'],
    ['.git/config.worktree', 'allow deny'],
    ['.git/index', 'allow ask'],
    ['.GIT/HOOKS/x', 'allow deny'],
    ['.g\u200bit/hooks/x', 'allow deny'],
    ['.git./hooks /x', 'allow deny'],
    ['GIT~1/config', 'allow deny'],
    ['.git::$INDEX_ALLOCATION/hooks', 'allow deny'],
    ['.selfware/config.json', 'allow deny'],
    ['.env', 'ask ask'],
    ['.env.local', 'ask ask'],
    ['.env.example', 'allow allow'],
    ['environment.ts', 'allow allow'],
    ['.ssh/id_ed25519', 'ask deny'],
    ['.ssh/id_ed25519.pub', 'allow deny'],
    ['keys/server.pem', 'ask ask'],
    ['Keys/SERVER.PEM', 'ask ask'],
    ['.vscode/tasks.json', 'allow deny'],
    ['home/.zprofile', 'allow deny'],
    ['home/.bash_login', 'allow deny'],
    ['home/.config/fish/config.fish', 'allow deny'],
    ['home/.inputrc', 'allow deny'],
    ['.vimrc', 'allow ask'],
    ['home/.config/git/config', 'allow deny'],
    ['home/.config/git/credentials', 'ask deny'],
    ['home/.config/selfware/config.json', 'allow deny'],
    ['home/.local/state/selfware/sessions', 'allow deny'],
    ['.github/workflows/ci.yml', 'allow ask'],
    ['.pre-commit-config.yaml', 'allow ask'],
    ['.yarnrc.yml', 'ask ask'],
    ['.pnpmfile.cjs', 'allow ask'],
    ['.cargo/config.toml', 'allow ask'],
    ['home/.docker/config.json', 'ask deny'],
    ['.docker/nginx.conf', 'allow allow'],
    ['home/.password-store/x.gpg', 'ask deny'],
    ['home/Library/Keychains/login.keychain-db', 'ask deny'],
    ['home/Library/LaunchAgents/x.plist', 'allow deny'],
    ['home/.config/autostart/x.desktop', 'allow deny'],
    ['home/.config/systemd/user/x.service', 'allow deny'],
    ['home/.config/rclone/rclone.conf', 'ask deny'],
    ['home/.bash_history', 'ask ask'],
    ['.cursor/mcp.json', 'allow deny'],
    ['.windsurf/x', 'allow deny'],
    ['.aider.conf.yml', 'allow deny'],
    ['.opencode/agent.md', 'allow deny'],
    ['AGENTS.md', 'allow allow'],
    ['CLAUDE.md', 'allow allow'],
    ['Jenkinsfile', 'allow ask'],
    ['.Rprofile', 'allow ask'],
  ])('classes %j as %s to read and to write', (path, expected) => {
    expect(classOf(path)).toBe(expected);
  });

  it('has every name as it is compared: folded, and no tree twice', () => {
    const paths = protectedTrees.map(({ path }) => path);
    expect(paths.filter((path) => path !== path.toLowerCase())).toEqual([]);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('protects the trees of a policy, from the root of the workspace on', () => {
    expect(classOf('Vendor/x', ['./vendor/'])).toBe('allow deny');
    expect(classOf('src/vendor/x', ['vendor'])).toBe('allow allow');
    expect(classOf('.env', ['.env'])).toBe('ask deny');
    expect(classOf('a', ['.', ''])).toBe('allow allow');
  });
});

describe('severest', () => {
  it.each(protectedTrees)('finds $path wherever it stands', ({ path, read, write }) => {
    const names = path.replaceAll('*', 'x').split('/');
    const found = classifyPath(['home', 'someone', ...names, 'beneath']);
    const rank = (decision: 'allow' | 'ask' | 'deny'): number =>
      ['allow', 'ask', 'deny'].indexOf(decision);
    // Another tree that begins inside it may only be stricter.
    expect(rank(found.write)).toBeGreaterThanOrEqual(rank(write));
    expect(rank(found.read)).toBeGreaterThanOrEqual(rank(read));
    expect(found.label).not.toBe('an ordinary file');
  });

  it('takes the first of the severest, and nothing of nothing', () => {
    const verdicts = (['allow', 'ask', 'deny', 'deny'] as const).map((decision, index) => ({
      decision,
      index,
    }));
    expect(severest(verdicts)).toEqual({ decision: 'deny', index: 2 });
    expect(severest(verdicts.slice(0, 0))).toBeUndefined();
  });
});
