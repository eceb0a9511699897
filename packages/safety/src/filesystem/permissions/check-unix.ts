import type { Stats } from 'node:fs';
import { lstat, readlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { CheckPermissionsOptions } from './check-permissions.ts';
import type { PermissionFinding } from './permission-report.ts';

const maxLinks = 40;
const sticky = 0o1000;

/** Looks at owner and mode of a path, of every link on its way, and of every directory above either. Throws what the system refuses. */
export async function checkUnix(
  path: string,
  options: CheckPermissionsOptions & { readonly platform: NodeJS.Platform },
): Promise<readonly PermissionFinding[]> {
  // `..` is taken as the system does, behind links: by the text alone it may mean another directory.
  const way = await walk(path.startsWith('/') ? path : `${resolve()}/${path}`);
  const user = options.user ?? process.getuid?.();
  const findings = way.flatMap((step) => [...judgeOwner(step, user), ...judgeMode(step, options)]);
  const lists = options.platform === 'darwin' ? await judgeLists(way, options) : [];
  return [...findings, ...lists];
}

interface Step {
  readonly path: string;
  readonly stats: Stats;
  readonly role: 'target' | 'parent' | 'link';
}

/** The path from the top, links followed as they come; each place once. */
async function walk(path: string): Promise<readonly Step[]> {
  const steps = new Map<string, Step>();
  let pending = split(path);
  let at = '/';
  let links = 0;
  steps.set(at, {
    path: at,
    stats: await lstat(at),
    role: pending.length > 0 ? 'parent' : 'target',
  });
  for (let name = pending.shift(); name !== undefined; name = pending.shift()) {
    // Above what is no directory the system finds nothing.
    if (name === '..') await lstat(`${at}/.`);
    const next = name === '..' ? dirname(at) : join(at, name);
    const stats = await lstat(next);
    if (!stats.isSymbolicLink()) {
      at = next;
      const role = pending.length === 0 ? 'target' : (steps.get(at)?.role ?? 'parent');
      steps.set(at, { path: at, stats, role });
      continue;
    }
    links += 1;
    if (links > maxLinks) throw new RangeError('it goes through too many links');
    steps.set(next, { path: next, stats, role: 'link' });
    const target = await readlink(next);
    pending = [...split(target), ...pending];
    if (target.startsWith('/')) at = '/';
  }
  return [...steps.values()];
}

function split(path: string): string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}

function judgeOwner(
  { path, stats, role }: Step,
  user: number | string | undefined,
): readonly PermissionFinding[] {
  if (user === undefined)
    return [{ rule: 'owner', path, reason: 'Who runs this is unknown.', weight: 'unknown' }];
  if (stats.uid === 0 || stats.uid === user) return [];
  const rule = role === 'target' ? 'owner' : `${role}-owner`;
  const reason = `It belongs to user ${String(stats.uid)}, neither to ${String(user)} nor to root.`;
  const fix = `chown -h ${String(user)} ${quote(path)}`;
  return [{ rule, path, reason, weight: 'unsafe', ...(role !== 'parent' && { fix }) }];
}

function judgeMode(
  { path, stats, role }: Step,
  { secret = false }: CheckPermissionsOptions,
): readonly PermissionFinding[] {
  // A link's mode says nothing: who may exchange it is decided by its owner and its directory.
  if (role === 'link') return [];
  const { mode } = stats;
  const isShared = (mode & 0o022) !== 0;
  // In a directory with the sticky bit only the owner of an entry, of it, or root moves the entry; owners are judged one by one.
  const isSticky = role === 'parent' && (mode & sticky) !== 0;
  const shown = (mode & 0o7777).toString(8);
  const findings: PermissionFinding[] = [];
  if (isShared && !isSticky)
    findings.push({
      rule: role === 'target' ? 'writable' : 'parent-writable',
      path,
      reason: `Its group or everybody may write it (mode ${shown}).`,
      weight: 'unsafe',
      fix: `chmod go-w ${quote(path)}`,
    });
  if (secret && role === 'target' && (mode & 0o044) !== 0)
    findings.push({
      rule: 'readable',
      path,
      reason: `Its group or everybody may read it (mode ${shown}).`,
      weight: 'unsafe',
      fix: `chmod go-rwx ${quote(path)}`,
    });
  return findings;
}

// On Linux the group's bits bound what a list may grant; on macOS a list stands beside the mode.
async function judgeLists(
  way: readonly Step[],
  { run }: CheckPermissionsOptions,
): Promise<readonly PermissionFinding[]> {
  const paths = way.map(({ path }) => path);
  const unknown = (path: string, reason: string): PermissionFinding => ({
    rule: 'acl',
    path,
    reason,
    weight: 'unknown',
  });
  const last = paths.at(-1) ?? '/';
  if (run === undefined)
    return [unknown(last, 'Whether it has an access control list is unknown.')];
  const found = await Promise.all(
    paths.map(async (path) => {
      const told = await run(['/bin/ls', '-lde', path]).catch(() => undefined);
      const mode = told?.exitCode === 0 ? /^[a-z-]{10}([+@ ])/u.exec(told.stdout) : undefined;
      if (!mode) return [unknown(path, 'Its access control list could not be read.')];
      const hasList = mode[1] === '+' || /^\s*\d+: /mu.test(told?.stdout ?? '');
      return hasList ? [unknown(path, 'It has an access control list, which is not judged.')] : [];
    }),
  );
  return found.flat();
}

function quote(path: string): string {
  return `'${path.replaceAll("'", `'\\''`)}'`;
}
