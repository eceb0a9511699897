import type { Intent, RunShellIntent, WriteFileIntent } from '@selfware/contracts';
import {
  createFakeClock,
  createTemporaryWorkspace,
  type TemporaryWorkspace,
} from '@selfware/test-kit';
import { symlink } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvalChannel, verdictChannel } from './events.ts';
import { createJudge, type CreateJudgeOptions, type Judge } from './judge.ts';

let workspace: TemporaryWorkspace;
beforeAll(async () => {
  workspace = await createTemporaryWorkspace({
    'src/a.ts': 'a',
    '.env': 'KEY=1',
    '.git/config': '[core]\n\tbare = false\n',
    'evil/.git/config': '[filter "x"]\n\tclean = ./x\n',
    'linked/.git': 'gitdir: ../elsewhere',
  });
  await symlink('/etc', workspace.resolve('out'));
  await symlink('.env', workspace.resolve('innocent'));
  await symlink('src', workspace.resolve('inner'));
});
afterAll(() => workspace.remove());

function judgeIn(mode: Judge['mode'], more: Partial<CreateJudgeOptions> = {}): Judge {
  return createJudge({ workspace: workspace.path, mode, ...more });
}

function shell(command: string, cwd = '.'): RunShellIntent {
  return { kind: 'run-shell', command, cwd, timeoutMs: 1000 };
}

const write: WriteFileIntent = { kind: 'write-file', path: 'src/a.ts', content: 'b' };

async function decide(judge: Judge, intent: Intent): Promise<string> {
  const { verdict } = await judge.judge(intent);
  return `${verdict.decision} ${verdict.rule}`;
}

describe('createJudge', () => {
  it('refuses the mode auto without a sandbox', () => {
    const refused: unknown = expect.objectContaining({ code: 'safety/no-sandbox' });
    expect(() => judgeIn('auto')).toThrow(refused);
    expect(() => judgeIn('auto', { sandbox: { level: 'none' } })).toThrow(refused);
  });

  it('counts as the command its own what a sandbox gives to it alone, and nothing beside it', async () => {
    const sandbox = { level: 'bubblewrap', temporary: ['/tmp'] } as const;
    const judge = judgeIn('auto', { sandbox });
    const without = judgeIn('auto', { sandbox: { level: 'bubblewrap' } });
    for (const command of ['echo hi > /tmp/keep.txt', 'cat /tmp/keep.txt', 'ls /tmp']) {
      expect(await decide(judge, shell(command))).toMatch(/^allow /u);
      expect(await decide(without, shell(command))).toBe('ask outside-workspace');
    }
    for (const command of ['echo hi > /tmp/../etc/x', 'echo hi > /tmpx/y', 'ls /var/tmp'])
      expect(await decide(judge, shell(command))).not.toMatch(/^allow/u);
    expect(await decide(judge, shell('echo x > /tmp/.git/hooks/y'))).toMatch(/^(?:ask|deny) /u);
    const asking = judgeIn('default', { sandbox });
    expect(await decide(asking, shell('echo hi > /tmp/keep.txt'))).toBe('ask writes');
    const planning = judgeIn('plan', { sandbox });
    expect(await decide(planning, shell('echo hi > /tmp/keep.txt'))).toBe('deny plan-mode');
    const plain = judgeIn('default', { sandbox: { level: 'none', temporary: ['/tmp'] } });
    expect(await decide(plain, shell('ls /tmp'))).toBe('ask outside-workspace');
  });

  it('allows in the mode auto what a sandbox holds in, and asks for the rest', async () => {
    const judge = judgeIn('auto', { sandbox: { level: 'bubblewrap' } });
    expect(await decide(judge, shell('node build.js'))).toMatch(/^allow /u);
    expect(await decide(judge, shell('rm -rf /'))).toMatch(/^deny /u);
    expect(await decide(judge, { ...write, path: '.gitmodules' })).toMatch(/^ask /u);
  });

  it.each([
    ['read-file', 'src/a.ts', 'allow inside-workspace'],
    ['read-file', 'not-there.ts', 'allow inside-workspace'],
    ['read-file', '.env', 'ask secret-file'],
    ['read-file', 'innocent', 'ask secret-file'],
    ['read-file', 'inner/a.ts', 'allow inside-workspace'],
    ['read-file', '../x', 'deny path-outside'],
    ['read-file', '/etc/passwd', 'deny path-outside'],
    ['read-file', 'out/passwd', 'deny path-outside'],
    ['read-file', 'a\0b', 'deny path-invalid'],
    ['read-file', 'a\u202Eb', 'ask hidden-characters'],
    ['list-directory', '.', 'allow inside-workspace'],
    ['search-tree', 'src', 'allow inside-workspace'],
  ] as const)('judges %s of %j: %s', async (kind, path, expected) => {
    expect(await decide(judgeIn('default'), { kind, path })).toBe(expected);
  });

  it.each([
    ['src/a.ts', 'ask writes-file'],
    ['.env', 'ask protected-path'],
    ['.git/hooks/pre-commit', 'deny protected-path'],
    ['.GIT/Hooks/x', 'deny protected-path'],
    ['sub/.git/config', 'deny protected-path'],
    ['.selfware/config.json', 'deny protected-path'],
    ['vendor/x', 'deny protected-path'],
    ['../x', 'deny path-outside'],
  ])('judges a write to %s: %s', async (path, expected) => {
    const judge = judgeIn('default', { policy: { protectedPaths: ['vendor'] } });
    expect(await decide(judge, { kind: 'write-file', path, content: '' })).toBe(expected);
  });

  it('accepts an absolute path inside, also through another name of the workspace', async () => {
    await using other = await createTemporaryWorkspace();
    await symlink(workspace.path, other.resolve('link'));
    const judge = createJudge({ workspace: other.resolve('link'), mode: 'default' });
    for (const path of [workspace.resolve('src/a.ts'), other.resolve('link/src/a.ts')])
      expect(await decide(judge, { kind: 'read-file', path })).toBe('allow inside-workspace');
  });

  it.each([
    ['default', 'ls', 'allow read-only'],
    ['default', 'npm test', 'ask runs-code'],
    ['default', 'cat innocent', 'ask secret-file'],
    ['default', 'cat out/passwd', 'ask outside-workspace'],
    ['default', 'git status', 'allow read-only'],
    ['default', 'cd evil && git status', 'ask git-executes'],
    ['default', 'cd linked && git status', 'ask git-executes'],
    ['plan', 'npm test', 'deny plan-mode'],
    ['plan', 'ls', 'allow read-only'],
    ['accept-edits', 'npm test', 'ask runs-code'],
    ['yolo', 'npm test', 'allow runs-code'],
    ['yolo', 'rm -rf /', 'deny destroys-tree'],
    ['dont-ask', 'npm test', 'deny dont-ask'],
  ] as const)('in mode %s judges %s: %s', async (mode, command, expected) => {
    expect(await decide(judgeIn(mode), shell(command))).toBe(expected);
  });

  it('judges a program without a shell', async () => {
    const program = { kind: 'run-program', cwd: '.', timeoutMs: 1 } as const;
    const judge = judgeIn('default');
    expect(await decide(judge, { ...program, argv: ['ls', 'src'] })).toBe('allow read-only');
    expect(await decide(judge, { ...program, argv: ['rm', '-rf', '/'] })).toBe(
      'deny destroys-tree',
    );
  });

  it('looks behind links from a workspace that is named through one', async () => {
    await using other = await createTemporaryWorkspace();
    await symlink(workspace.path, other.resolve('link'));
    const judge = createJudge({ workspace: other.resolve('link'), mode: 'default' });
    expect(await decide(judge, shell('ls && cat src/a.ts'))).toBe('allow read-only');
    expect(await decide(judge, shell('cat inner/a.ts'))).toBe('allow read-only');
    expect(await decide(judge, shell('cat innocent'))).toBe('ask secret-file');
    expect(await decide(judge, shell('cat out/passwd'))).toBe('ask outside-workspace');
  });

  it('asks for a command with more paths than are looked up', async () => {
    const many = Array.from({ length: 300 }, (_, index) => `src/${index}`).join(' ');
    expect(await decide(judgeIn('default'), shell(`cat ${many}`))).toBe('ask too-many-paths');
  });

  it('asks for git where its configuration cannot be read', async () => {
    await using broken = await createTemporaryWorkspace({
      '.git/config': '[core\n',
      'large/.git/config': ' '.repeat(300_000),
    });
    const judge = createJudge({ workspace: broken.path, mode: 'default' });
    expect(await decide(judge, shell('git status'))).toBe('ask git-executes');
    const large = createJudge({ workspace: broken.resolve('large'), mode: 'default' });
    expect(await decide(large, shell('git status'))).toBe('ask git-executes');
  });

  it('denies to start a command outside the workspace', async () => {
    expect(await decide(judgeIn('yolo'), shell('ls', '/etc'))).toBe('deny path-outside');
  });

  it.each([
    ['default', 'ask writes-file'],
    ['accept-edits', 'allow writes-file'],
    ['plan', 'deny plan-mode'],
    ['yolo', 'allow writes-file'],
    ['dont-ask', 'deny dont-ask'],
  ] as const)('in mode %s judges an edit: %s', async (mode, expected) => {
    const edit = {
      kind: 'edit-file',
      path: 'src/a.ts',
      oldText: 'a',
      newText: 'b',
      replaceAll: false,
    } as const;
    expect(await decide(judgeIn(mode), edit)).toBe(expected);
    expect(await decide(judgeIn(mode), write)).toBe(expected);
  });

  it('asks for a protected path in accept-edits, too', async () => {
    const intent = { kind: 'write-file', path: '.env', content: '' } as const;
    expect(await decide(judgeIn('accept-edits'), intent)).toBe('ask protected-path');
  });

  it('denies what is no intent, and never mints it', async () => {
    const judge = judgeIn('yolo');
    const odd: unknown[] = [
      { kind: 'fetch-url', url: 'x' },
      { ...write, extra: 1 },
      { kind: 'read-file', path: 5 },
      { kind: 'run-shell', command: 'ls', cwd: '.', timeoutMs: Number.NaN },
      { kind: 'run-program', argv: [], cwd: '.', timeoutMs: 1 },
      { kind: '__proto__' },
      { kind: 'read-file', path: () => 'x' },
      null,
    ];
    for (const intent of odd) {
      const ruling = await judge.judge(intent as Intent);
      expect(ruling.verdict).toMatchObject({ decision: 'deny', rule: 'unknown-intent' });
      expect(judge.approve(ruling, { decision: 'yes', shownHash: ruling.hash }).ok).toBe(false);
    }
  });

  it('judges and keeps a frozen copy that the caller cannot change', async () => {
    const intent = { kind: 'read-file', path: 'src/a.ts' } as { kind: 'read-file'; path: string };
    const judge = judgeIn('default');
    const pending = judge.judge(intent);
    intent.path = '/etc/passwd';
    const ruling = await pending;
    expect(ruling.intent.path).toBe('src/a.ts');
    expect(Object.isFrozen(ruling) && Object.isFrozen(ruling.intent)).toBe(true);
    const approved = judge.approve(ruling);
    expect(approved.ok && approved.value.intent).toBe(ruling.intent);
  });

  it('denies when the workspace is gone', async () => {
    const judge = createJudge({ workspace: workspace.resolve('gone'), mode: 'yolo' });
    expect(await decide(judge, { kind: 'read-file', path: 'x' })).toContain('deny');
  });

  it('publishes verdicts and answers', async () => {
    const clock = createFakeClock();
    const seen: unknown[] = [];
    const note = (message: unknown): void => void seen.push(message);
    verdictChannel.subscribe(note);
    approvalChannel.subscribe(note);
    const judge = judgeIn('default', { clock });
    const ruling = await judge.judge(write);
    judge.approve(ruling);
    judge.approve(ruling, { decision: 'yes', shownHash: ruling.hash, scope: 'session' });
    verdictChannel.unsubscribe(note);
    approvalChannel.unsubscribe(note);
    expect(seen).toMatchObject([
      { intent: 'write-file', decision: 'ask', rule: 'writes-file', durationMs: 0 },
      { intent: 'write-file', answer: 'nobody', scope: 'once' },
      { intent: 'write-file', answer: 'yes', scope: 'session' },
    ]);
  });
});

describe('Judge.approve', () => {
  it('mints nothing for a deny, whatever the answer', async () => {
    const judge = judgeIn('default');
    const ruling = await judge.judge(shell('rm -rf /'));
    expect(judge.approve(ruling, { decision: 'yes', shownHash: ruling.hash })).toMatchObject({
      ok: false,
      failure: { rule: 'destroys-tree', asked: false },
    });
  });

  it('mints nothing for an ask without a person, with a no, or with the hash of something else', async () => {
    const judge = judgeIn('default');
    const ruling = await judge.judge(write);
    const rules = [
      judge.approve(ruling),
      judge.approve(ruling, { decision: 'no', reason: 'not now' }),
      judge.approve(ruling, { decision: 'yes', shownHash: '0'.repeat(64) }),
    ].map((result) =>
      result.ok ? 'approved' : `${result.failure.rule} ${String(result.failure.asked)}`,
    );
    expect(rules).toEqual(['nobody-to-ask true', 'refused-by-user true', 'answer-mismatch true']);
  });

  it('mints nothing for a ruling of another judge, nor for a copy of its own', async () => {
    const judge = judgeIn('default');
    const ruling = await judge.judge({ kind: 'read-file', path: 'src/a.ts' });
    for (const result of [judgeIn('default').approve(ruling), judge.approve({ ...ruling })])
      expect(result).toMatchObject({ ok: false, failure: { rule: 'unsealed-ruling' } });
  });

  it('remembers a yes for the session: the identical command, every change of the same file', async () => {
    const judge = judgeIn('default');
    for (const intent of [shell('npm test'), write]) {
      const ruling = await judge.judge(intent);
      judge.approve(ruling, { decision: 'yes', shownHash: ruling.hash, scope: 'session' });
    }
    expect(await decide(judge, shell('npm test'))).toBe('allow granted');
    expect(await decide(judge, { ...write, content: 'other' })).toBe('allow granted');
    expect(await decide(judge, shell('npm test '))).toBe('ask runs-code');
    expect(await decide(judge, { ...write, path: 'src/b.ts' })).toBe('ask writes-file');
  });

  it('forgets a yes that was for once', async () => {
    const judge = judgeIn('default');
    const ruling = await judge.judge(write);
    expect(judge.approve(ruling, { decision: 'yes', shownHash: ruling.hash }).ok).toBe(true);
    expect(await decide(judge, write)).toBe('ask writes-file');
  });

  it('grants exactly the granted text in exactly the workspace', async () => {
    const grants = [
      { kind: 'run-shell', command: 'npm test' },
      { kind: 'run-shell', command: 'rm -rf /' },
    ] as const;
    const judge = judgeIn('dont-ask', { grants });
    expect(await decide(judge, shell('npm test'))).toBe('allow granted');
    expect(await decide(judge, shell('npm test', workspace.path))).toBe('allow granted');
    expect(await decide(judge, shell('npm test', 'src'))).toBe('deny dont-ask');
    expect(await decide(judge, shell('npm test; ls'))).toBe('deny dont-ask');
    expect(await decide(judge, shell('rm -rf /'))).toBe('deny destroys-tree');
    expect(await decide(judgeIn('plan', { grants }), shell('npm test'))).toBe('deny plan-mode');
  });
});
