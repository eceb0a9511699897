import { describe, expect, it } from 'vitest';
import { checkPermissions, type CheckPermissionsOptions } from './check-permissions.ts';
import type { PermissionReport, RunProgram } from './permission-report.ts';

const me = 'S-1-5-21-1-2-3-1001';
const path = "C:\\Users\\o'neil\\config.json";

const prints =
  (sddl: string, user = me): RunProgram =>
  (argv) =>
    argv[0]?.endsWith('powershell.exe')
      ? Promise.resolve({ exitCode: 0, stdout: `${sddl}\r\n${user}\r\n` })
      : Promise.resolve({ exitCode: 5, stdout: '' });

const check = (run?: RunProgram, more: CheckPermissionsOptions = {}): Promise<PermissionReport> =>
  checkPermissions(path, { platform: 'win32', ...(run && { run }), ...more });

const list = (...entries: readonly string[]): RunProgram =>
  prints(`O:${me}D:AI${entries.join('')}`);

describe('the permissions of a file on Windows', () => {
  it('are fine when only the owner, the system and the administrators may write', async () => {
    const run = list(`(A;ID;FA;;;${me})`, '(A;ID;FA;;;SY)', '(A;ID;FA;;;BA)', '(A;ID;FR;;;BU)');
    expect(await check(run)).toEqual({ path, verdict: 'fine', findings: [] });
  });

  it.each([
    ['everyone', 'WD', 'S-1-1-0'],
    ['all users', 'BU', 'S-1-5-32-545'],
    ['all authenticated users', 'AU', 'S-1-5-11'],
    ['anonymous users', 'AN', 'S-1-5-7'],
    ['an account that nobody knows', 'S-1-5-21-9-9-9-1', 'S-1-5-21-9-9-9-1'],
  ])('are unsafe when %s may write', async (_who, who, sid) => {
    for (const right of ['FA', 'FW', 'DC', 'SD', 'WD', 'WO', 'GW', 'GA', '0x1301bf']) {
      const { verdict, findings } = await check(list(`(A;ID;${right};;;${who})`));
      expect(verdict).toBe('unsafe');
      expect(findings[0]).toMatchObject({
        rule: 'writable',
        fix: `icacls "${path}" /remove:g *${sid}`,
      });
    }
  });

  it('count a refusal only when it stands before, is for them, and covers every right', async () => {
    expect((await check(list('(D;;FA;;;WD)', '(A;;FW;;;BU)'))).verdict).toBe('fine');
    expect((await check(list('(D;;FA;;;BU)', '(A;;FW;;;BU)'))).verdict).toBe('fine');
    expect((await check(list('(A;;FW;;;BU)', '(D;;FA;;;BU)'))).verdict).toBe('unsafe');
    expect((await check(list('(D;;FA;;;BG)', '(A;;FW;;;BU)'))).verdict).toBe('unsafe');
    expect((await check(list('(D;;DC;;;BU)', '(A;;FW;;;BU)'))).verdict).toBe('unsafe');
  });

  it('are unsafe without a list, and of another owner', async () => {
    expect((await check(prints(`O:${me}D:NO_ACCESS_CONTROL`))).verdict).toBe('unsafe');
    const other = await check(prints('O:S-1-5-21-1-2-3-1002D:'));
    expect(other).toMatchObject({ verdict: 'unsafe', findings: [{ rule: 'owner' }] });
    expect((await check(prints('O:BAD:'))).verdict).toBe('fine');
    expect((await check(prints(`O:${me}D:`), { user: 'S-1-5-21-7' })).verdict).toBe('unsafe');
  });

  it('are unsafe for a secret that others may read', async () => {
    const run = list('(A;;FR;;;AU)');
    expect((await check(run)).verdict).toBe('fine');
    expect(await check(run, { secret: true })).toMatchObject({
      verdict: 'unsafe',
      findings: [{ rule: 'readable' }],
    });
  });

  it.each([
    ['nothing runs', undefined],
    ['the program fails', () => Promise.resolve({ exitCode: 1, stdout: '' })],
    ['the program cannot start', () => Promise.reject(new Error('none'))],
    ['the answer is not understood', prints('Zugriff verweigert')],
    ['the owner is missing', prints('D:')],
  ] as const)('are unknown when %s, and never fine', async (_why, run) => {
    expect((await check(run)).verdict).toBe('unknown');
    expect((await check(run, { strict: true })).verdict).toBe('unsafe');
  });

  it('are told by icacls where there is no PowerShell, which knows neither owner nor names', async () => {
    const icacls =
      (lines: string): RunProgram =>
      (argv) =>
        argv[0]?.endsWith('icacls.exe')
          ? Promise.resolve({ exitCode: 0, stdout: `${path} ${lines}\r\n\r\nfertig` })
          : Promise.reject(new Error('none'));
    expect((await check(icacls('*S-1-5-11:(I)(M)'))).verdict).toBe('unsafe');
    expect((await check(icacls('Jeder:(I)(M)'))).verdict).toBe('unknown');
    expect((await check(icacls('*S-1-5-18:(I)(F)'))).verdict).toBe('unknown');
  });

  it('are asked for with every quote doubled', async () => {
    let script = '';
    await check((argv) => {
      if (argv[0]?.endsWith('powershell.exe')) script = argv.at(-1) ?? '';
      return Promise.resolve({ exitCode: 1, stdout: '' });
    });
    expect(script).toContain("'C:\\Users\\o''neil\\config.json'");
  });
});
