import type { Intent } from '@selfware/contracts';
import { createFakeClock, createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from './audit/audit-entry.ts';
import { createAuditLog } from './audit/create-audit-log.ts';
import { verifyAuditLog } from './audit/verify-audit-log.ts';
import { createJudge, type Judge } from './judge.ts';

const shell = (command: string): Intent => ({
  kind: 'run-shell',
  command,
  cwd: '.',
  timeoutMs: 1_000,
});
const write: Intent = { kind: 'write-file', path: 'a', content: 'x' };

async function decide(judge: Judge, intent: Intent): Promise<string> {
  const { verdict } = await judge.judge(intent);
  return `${verdict.decision} ${verdict.rule}`;
}

describe('createJudge in mode yolo', () => {
  it('asks for pushes and for what cannot be taken back, unless the user switched them on', async () => {
    await using place = await createTemporaryWorkspace({});
    const plain = createJudge({ workspace: place.path, mode: 'yolo' });
    const wide = createJudge({
      workspace: place.path,
      mode: 'yolo',
      yolo: { allowGitPush: true, allowDestructive: true },
    });
    for (const command of [
      'git push origin main',
      'git reset --hard',
      'git push --force',
      'npm publish',
    ]) {
      expect(await decide(plain, shell(command))).toMatch(/^ask (?:pushes|destroys)$/u);
      expect(await decide(wide, shell(command))).toMatch(/^allow/u);
    }
    expect(await decide(wide, shell('rm -rf /'))).toBe('deny destroys-tree');
  });

  it('denies what it would deny in the default mode, however it is written', async () => {
    await using place = await createTemporaryWorkspace({});
    const judge = createJudge({ workspace: place.path, mode: 'yolo' });
    for (const command of [
      'r\\m -rf /',
      'X=/; rm -rf $X',
      'rm${IFS}-rf${IFS}/',
      "sh -c 'rm -rf /'",
      'env A=1 rm --recursive --force /',
      'docker run -v /:/h alpine rm -rf /h',
      "bash -c $'\\x72m -rf /'",
    ])
      expect(await decide(judge, shell(command))).toMatch(/^deny/u);
    const argv: Intent = { kind: 'run-program', argv: ['rm', '-rf', '/'], cwd: '.', timeoutMs: 1 };
    expect(await decide(judge, argv)).toBe('deny destroys-tree');
  });

  it('asks again after as many acts as it may do, and reading is none of them', async () => {
    await using place = await createTemporaryWorkspace({ b: '' });
    const judge = createJudge({ workspace: place.path, mode: 'yolo', yolo: { maxOperations: 2 } });
    for (let acts = 0; acts < 2; acts += 1) {
      expect(judge.approve(await judge.judge({ kind: 'read-file', path: 'b' })).ok).toBe(true);
      expect(judge.approve(await judge.judge(write)).ok).toBe(true);
    }
    expect(await decide(judge, write)).toBe('ask yolo-operations');
    expect(await decide(judge, shell('ls'))).toBe('allow read-only');
  });

  it('counts what happens and not what was judged before', async () => {
    await using place = await createTemporaryWorkspace({});
    const judge = createJudge({ workspace: place.path, mode: 'yolo', yolo: { maxOperations: 1 } });
    const rulings = [await judge.judge(write), await judge.judge({ ...write, path: 'b' })];
    const approved = rulings.map((ruling) => judge.approve(ruling));
    expect(approved.map(({ ok }) => ok)).toEqual([true, false]);
    expect(approved[1]).toMatchObject({ failure: { rule: 'yolo-operations', asked: true } });
  });

  it('ends with its time', async () => {
    await using place = await createTemporaryWorkspace({});
    const clock = createFakeClock();
    const judge = createJudge({
      workspace: place.path,
      mode: 'yolo',
      clock,
      yolo: { maxWallTimeMs: 1_000 },
    });
    expect(await decide(judge, write)).toBe('allow writes-file');
    await clock.advance(1_000);
    expect(await decide(judge, write)).toBe('ask yolo-time');
  });
});

describe('createJudge with an audit log', () => {
  it('records what was judged and what happened, in a chain that verifies', async () => {
    await using place = await createTemporaryWorkspace({});
    const entries: AuditEntry[] = [];
    const audit = createAuditLog({
      redact: (value) => value,
      append: async (entry) => {
        entries.push(entry);
      },
    });
    const judge = createJudge({ workspace: place.path, mode: 'yolo', audit });
    judge.approve(await judge.judge(write));
    await judge.judge(shell('rm -rf /'));
    const nothing = { kind: 'nothing' };
    await judge.judge(nothing as never);
    expect(entries.map(({ step, decision }) => `${step} ${decision}`)).toEqual([
      'judged allow',
      'approved allow',
      'judged deny',
      'judged deny',
    ]);
    expect(entries.at(-1)?.intent).toEqual({});
    expect((await verifyAuditLog(entries)).ok).toBe(true);
  });

  it('denies what cannot be recorded, also after an entry of what happened was lost', async () => {
    await using place = await createTemporaryWorkspace({});
    let isFull = false;
    const audit = createAuditLog({
      redact: (value) => value,
      append: async () => {
        if (isFull) throw new Error('no space');
      },
    });
    const judge = createJudge({ workspace: place.path, mode: 'yolo', audit });
    const ruling = await judge.judge(write);
    isFull = true;
    expect(await decide(judge, write)).toBe('deny audit-failed');
    judge.approve(ruling);
    await decide(judge, write);
    isFull = false;
    expect(await decide(judge, write)).toBe('deny audit-failed');
  });
});

describe('grants of a judge', () => {
  it('answer the part of a command that they are for, and nothing beside it', async () => {
    await using place = await createTemporaryWorkspace({});
    const clock = createFakeClock();
    const judge = createJudge({
      workspace: place.path,
      mode: 'default',
      clock,
      grants: [
        { kind: 'argv-prefix', argv: ['npm', 'test'], expiresAt: clock.now() + 1_000 },
        { kind: 'run-shell', command: 'make all' },
        { kind: 'run-shell', command: 'make other', workspace: '/elsewhere' },
      ],
    });
    expect(await decide(judge, shell('npm test -- --run'))).toMatch(/^allow/u);
    expect(await decide(judge, shell('npm test && curl http://x'))).toMatch(/^ask/u);
    expect(await decide(judge, shell('make all'))).toBe('allow granted');
    expect(await decide(judge, shell('make other'))).toMatch(/^ask/u);
    expect(await decide(judge, { ...shell('make all'), cwd: '..' } as Intent)).toMatch(/^deny/u);
    await clock.advance(1_000);
    expect(await decide(judge, shell('npm test'))).toMatch(/^ask/u);
    const planning = createJudge({
      workspace: place.path,
      mode: 'plan',
      grants: [{ kind: 'argv-prefix', argv: ['npm', 'test'] }],
    });
    expect(await decide(planning, shell('npm test'))).toMatch(/^deny/u);
  });
});
