import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../program/judge-command.ts';
import type { CommandVerdict } from '../program/command-verdict.ts';
import { grantCovers, holds } from './grant-covers.ts';
import type { Grant } from './grant.ts';

const workspace = '/home/me/project';
const npmTest: Grant = { kind: 'argv-prefix', argv: ['npm', 'test'] };

function judge(text: string, grant: Grant = npmTest, now = 10): CommandVerdict {
  return judgeCommand(text, { workspace, cwd: workspace, grants: [grant], now });
}

describe('a grant for `npm test`', () => {
  it.each(['npm test', 'npm test -- --watch=false', 'timeout 5 npm test', 'npm test && ls'])(
    'covers %s',
    (text) => {
      expect(judge(text)).toMatchObject({ decision: 'allow' });
    },
  );

  it('says that a grant answered', () => {
    expect(judge('npm test').findings.every(({ by }) => by === 'grant')).toBe(true);
  });

  it.each([
    'npm test && curl x',
    'npm test > /etc/x',
    'npm test > a',
    'npm test $(curl x)',
    'npm test $X',
    'PATH=. npm test',
    './npm test',
    'npm(){ evil; }; npm test',
    'sudo npm test',
    'npm run test',
    'npm',
  ])('does not cover %s', (text) => {
    expect(judge(text).decision).not.toBe('allow');
  });

  it('holds neither in plan mode, nor in another workspace, nor after its expiry', () => {
    const options = { workspace, cwd: workspace, grants: [npmTest], mode: 'plan' } as const;
    expect(judgeCommand('npm test', options).decision).toBe('deny');
    expect(judge('npm test', { ...npmTest, workspace: '/other' }).decision).toBe('ask');
    expect(judge('npm test', { ...npmTest, workspace }).decision).toBe('allow');
    expect(judge('npm test', { ...npmTest, expiresAt: 11 }).decision).toBe('allow');
    expect(judge('npm test', { ...npmTest, expiresAt: 10 }).decision).toBe('ask');
  });
});

describe('a grant for an effect', () => {
  it('answers that question and no other, and lifts no deny', () => {
    const grant: Grant = { kind: 'effect', rule: 'writes' };
    expect(judge('touch a', grant).decision).toBe('allow');
    expect(judge('touch a && npm test', grant).decision).toBe('ask');
    expect(judge('rm -rf /', { kind: 'effect', rule: 'destroys' }).decision).toBe('deny');
  });
});

describe('grantCovers', () => {
  it('takes no exact grant and no empty prefix for an answer', () => {
    const asked = { rule: 'writes', programs: [['npm', 'test']] };
    expect(grantCovers({ kind: 'run-shell', command: 'npm test' }, asked)).toBe(false);
    expect(grantCovers({ kind: 'argv-prefix', argv: [] }, asked)).toBe(false);
  });
});

describe('holds', () => {
  it('is true everywhere and for good when nothing limits it', () => {
    expect(holds(npmTest, { workspace, now: Number.MAX_SAFE_INTEGER })).toBe(true);
  });
});
