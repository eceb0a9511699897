import { chmod, lchown, mkdir, symlink, writeFile } from 'node:fs/promises';
import {
  configureProperties,
  createTemporaryWorkspace,
  type TemporaryWorkspace,
} from '@selfware/test-kit';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPermissions } from '../../src/filesystem.ts';

configureProperties();

let base: TemporaryWorkspace;
let file: string;

beforeEach(async () => {
  base = await createTemporaryWorkspace({ 'home/config.json': '{}' });
  file = base.resolve('home/config.json');
  await chmod(base.path, 0o700);
  await chmod(base.resolve('home'), 0o755);
  await chmod(file, 0o644);
});
afterEach(() => base.remove());

const rulesOf = async (path = file, options = {}): Promise<readonly string[]> => {
  const { verdict, findings } = await checkPermissions(path, options);
  expect(verdict === 'fine').toBe(findings.length === 0);
  return findings.map(({ rule, weight }) => `${weight} ${rule}`);
};

describe('the permissions of a file', () => {
  it('are fine when only its owner may write it and what is above it', async () => {
    expect(await checkPermissions(file)).toEqual({ path: file, verdict: 'fine', findings: [] });
  });

  it('are unsafe exactly when the group or everybody may write it, whatever else its mode is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 0o777 }), async (mode) => {
        await chmod(file, mode);
        expect(await rulesOf()).toEqual(mode & 0o022 ? ['unsafe writable'] : []);
        const secret = mode & 0o044 ? ['unsafe readable'] : [];
        expect(await rulesOf(file, { secret: true })).toEqual([
          ...(mode & 0o022 ? ['unsafe writable'] : []),
          ...secret,
        ]);
      }),
    );
  });

  it.each([
    [0o775, ['unsafe parent-writable']],
    [0o757, ['unsafe parent-writable']],
    [0o1777, []],
    [0o711, []],
  ] as const)('follow a directory above of mode %o', async (mode, rules) => {
    await chmod(base.resolve('home'), mode);
    expect(await rulesOf()).toEqual(rules);
  });

  it('are unsafe for a shared directory itself, even with the sticky bit', async () => {
    await chmod(base.resolve('home'), 0o1777);
    expect(await rulesOf(base.resolve('home'))).toEqual(['unsafe writable']);
  });

  it('are those of the file that the system opens where `..` follows a link', async () => {
    await mkdir(base.resolve('open/below'), { recursive: true });
    await writeFile(base.resolve('open/config.json'), '{}');
    await chmod(base.resolve('open'), 0o777);
    await symlink('../open/below', base.resolve('home/link'));
    const { verdict, findings } = await checkPermissions(
      `${base.resolve('home')}/link/../config.json`,
    );
    expect(verdict).toBe('unsafe');
    expect(findings.map(({ path }) => path)).toEqual([base.resolve('open')]);
  });

  it('are unknown above a file, where the system finds nothing', async () => {
    expect((await checkPermissions(`${file}/../config.json`)).verdict).toBe('unknown');
  });

  it('name every directory above that is open, not only the nearest', async () => {
    await mkdir(base.resolve('home/a/b'), { recursive: true });
    await writeFile(base.resolve('home/a/b/f'), '');
    await chmod(base.resolve('home'), 0o777);
    await chmod(base.resolve('home/a'), 0o777);
    const { findings } = await checkPermissions(base.resolve('home/a/b/f'));
    expect(findings.map(({ path }) => path)).toEqual([
      base.resolve('home'),
      base.resolve('home/a'),
    ]);
    expect(findings[0]?.fix).toBe(`chmod go-w '${base.resolve('home')}'`);
  });

  it('follow a link to where it leads, and what is above that', async () => {
    await mkdir(base.resolve('shared'));
    await writeFile(base.resolve('shared/real'), '');
    await symlink('../shared/real', base.resolve('home/link'));
    expect(await rulesOf(base.resolve('home/link'))).toEqual([]);
    await chmod(base.resolve('shared'), 0o777);
    expect(await rulesOf(base.resolve('home/link'))).toEqual(['unsafe parent-writable']);
    await symlink(base.resolve('shared'), base.resolve('home/way'));
    expect(await rulesOf(base.resolve('home/way/real'))).toEqual(['unsafe parent-writable']);
  });

  it('are unknown for what is missing or turns in a circle, and then never fine', async () => {
    await symlink('circle', base.resolve('home/circle'));
    const strange = [
      ['home/none', 'unknown missing'],
      ['home/circle', 'unknown unreadable'],
    ] as const;
    for (const [name, rule] of strange) {
      expect(await rulesOf(base.resolve(name))).toEqual([rule]);
      const strict = await checkPermissions(base.resolve(name), { strict: true });
      expect(strict.verdict).toBe('unsafe');
    }
  });

  it('take another owner than the user and root for unsafe: of a file, a directory, a link', async () => {
    const other = 54_321;
    const user = other + 1;
    const mine = process.getuid?.() ?? 0;
    const { findings } = await checkPermissions(file, { user });
    // Whoever runs this owns the file; that is root only where everything is.
    expect(findings.some(({ rule }) => rule === 'owner')).toBe(mine !== 0);
  });

  it.runIf(process.getuid?.() === 0)('tell whose a strange owner is', async () => {
    const stranger = 54_321;
    await symlink('config.json', base.resolve('home/link'));
    await lchown(base.resolve('home/link'), stranger, stranger);
    expect(await rulesOf(base.resolve('home/link'))).toEqual(['unsafe link-owner']);
    await lchown(file, stranger, stranger);
    expect(await rulesOf()).toEqual(['unsafe owner']);
    expect(await rulesOf(file, { user: stranger })).toEqual([]);
    await lchown(base.resolve('home'), stranger, stranger);
    expect(await rulesOf()).toEqual(['unsafe parent-owner', 'unsafe owner']);
  });

  it('on macOS are unknown until somebody has asked for the list beside the mode', async () => {
    const on = async (stdout?: string): Promise<readonly string[]> => {
      const run = (): Promise<{ exitCode: number; stdout: string }> =>
        Promise.resolve({ exitCode: 0, stdout: stdout ?? '' });
      const rules = await rulesOf(file, {
        platform: 'darwin',
        ...(stdout !== undefined && { run }),
      });
      return [...new Set(rules)];
    };
    expect(await on()).toEqual(['unknown acl']);
    expect(await on('drwxr-xr-x  3 ann  staff  96 x\n')).toEqual([]);
    expect(await on('drwxr-xr-x+ 3 ann  staff  96 x\n 0: user:bob allow write\n')).toEqual([
      'unknown acl',
    ]);
    expect(await on('who knows')).toEqual(['unknown acl']);
  });
});
